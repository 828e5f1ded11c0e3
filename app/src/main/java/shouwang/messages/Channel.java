package shouwang.messages;

/** The ways to tell someone something. What is put shows in the house at once, whatever else. */
public enum Channel {
    IN_APP("站内消息"), WEB_PUSH("弹出提醒"), SMS("短信"), WECOM("企业微信"), MAIL("邮件");

    private final String chinese;

    Channel(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
