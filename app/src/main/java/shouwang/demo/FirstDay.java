package shouwang.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.access.Accounts;
import shouwang.county.CannotStart;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.demo.village.DemoVillage;
import shouwang.places.Divisions;

/**
 * The first start: founds the county with its real divisions and, where {@code shouwang.demo} is
 * {@code village} or {@code full} and nobody can sign in yet, fills it with invented people.
 * All this before the door opens: whoever comes early finds no half-made county.
 */
@Component
class FirstDay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDay.class);
    private final Divisions divisions;
    private final Accounts accounts;
    private final DemoVillage village;
    private final FullCounty full;
    private final String demo;
    private boolean begun;

    FirstDay(Divisions divisions, Accounts accounts, DemoVillage village, FullCounty full,
            Environment env) {
        this.divisions = divisions;
        this.accounts = accounts;
        this.village = village;
        this.full = full;
        this.demo = env.getProperty("shouwang.demo", "none");
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return begun;
    }

    @Override
    public void stop() {
        begun = false;
    }

    @Override
    public void start() {
        begun = true;
        var county = divisions.found();
        if (!demo.equals("none") && Scope.all(county).call(accounts::none)) {
            fill(county);
        }
    }

    private void fill(County county) {
        switch (demo) {
            case "village" -> village.load(county, true);
            case "full" -> {
                LOG.info("正在造一个全县的演示数据，要几分钟 …");
                full.load(county);
                village.load(county, false);
                full.openDoors(county, "jingtian");
            }
            case "one" -> {
                full.loadVillage(county, DemoVillage.JINGTIAN);
                village.load(county, false);
                full.openDoors(county, "jingtian");
            }
            default -> throw new CannotStart("shouwang.demo 只能是 none、village、one 或 full。");
        }
    }
}
