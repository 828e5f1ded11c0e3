package shouwang.pages;

/** Says in plain words what kind of device a browser's own name speaks of. */
public final class Devices {
    private Devices() {}

    public static String words(String agent) {
        var machine = agent.contains("Android") ? "安卓手机"
                : agent.contains("iPhone") ? "苹果手机"
                : agent.contains("iPad") ? "平板"
                : agent.contains("Windows") ? "Windows 电脑"
                : agent.contains("Mac OS") ? "苹果电脑"
                : agent.contains("Linux") ? "Linux 电脑" : "不明设备";
        var program = agent.contains("MicroMessenger") ? "·微信"
                : agent.contains("Edg") ? "·Edge"
                : agent.contains("Firefox") ? "·Firefox"
                : agent.contains("Chrome") ? "·Chrome"
                : agent.contains("Safari") ? "·Safari" : "";
        return machine + program;
    }
}
