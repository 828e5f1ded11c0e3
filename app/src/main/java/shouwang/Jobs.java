package shouwang;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Who does what the house does by the clock. With virtual threads on, Spring would let all jobs
 * with a fixed pause wait for one another on a single thread: a carrier that is slow to answer
 * would keep the alarm from ringing. So they have threads of their own, a few more than there are
 * jobs that may take long at the same time (the outbox and what counts, seals and checks at night).
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Jobs {
    private static final int AT_ONCE = 8;

    /** Ends with the house; a job that is at work then has the time of a graceful stop. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var jobs = new ThreadPoolTaskScheduler();
        jobs.setPoolSize(AT_ONCE);
        jobs.setThreadNamePrefix("job-");
        jobs.setRemoveOnCancelPolicy(true);
        return jobs;
    }
}
