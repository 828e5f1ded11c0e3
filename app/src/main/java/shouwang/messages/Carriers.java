package shouwang.messages;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.messages.channels.AliyunSms;
import shouwang.messages.channels.Carrier;
import shouwang.messages.channels.MailPost;
import shouwang.messages.channels.WeCom;
import shouwang.messages.channels.WebPush;

/** Who carries what; what the house's owner has not set up is not offered to anybody. */
@Component
class Carriers {
    private final Map<Channel, Carrier> ready = new EnumMap<>(Channel.class);
    private final WebPush push;

    Carriers(Environment env, Clock clock) {
        push = new WebPush(env, clock);
        Map.of(Channel.WEB_PUSH, push, Channel.SMS, new AliyunSms(env, clock),
                Channel.WECOM, new WeCom(env, clock), Channel.MAIL, new MailPost(env, clock))
                .forEach((channel, carrier) -> {
                    if (carrier.isReady()) {
                        ready.put(channel, carrier);
                    }
                });
    }

    boolean offers(Channel channel) {
        return ready.containsKey(channel);
    }

    /** Every way but the house itself, that is set up. */
    List<Channel> offered() {
        return List.copyOf(ready.keySet());
    }

    /** Of a channel that is offered. */
    Carrier of(Channel channel) {
        var carrier = ready.get(channel);
        if (carrier == null) {
            throw new IllegalStateException(channel + " is not set up");
        }
        return carrier;
    }

    WebPush push() {
        return push;
    }
}
