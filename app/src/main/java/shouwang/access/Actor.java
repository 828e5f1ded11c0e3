package shouwang.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Who is acting.
 *
 * @param placeCode the place whose people and books are theirs, with all below it
 * @param personId the aide, kin or doctor this account belongs to, or null for staff
 */
public record Actor(UUID id, County county, String name, Role role, String placeCode,
        @Nullable UUID personId) {
    /** The house itself: jobs that run at night. */
    public static Actor house(County county) {
        return new Actor(new UUID(0, 0), county, "系统", Role.COUNTY, county.code(), null);
    }

    public Scope scope() {
        return Scope.below(county, placeCode);
    }

    public boolean may(Right right) {
        return role.may(right);
    }

    /** Refuses where the role does not carry the right. */
    public void need(Right right) {
        if (!role.may(right)) {
            throw new Rejected(Reason.NOT_YOURS,
                    "这一步不归“" + role.chinese() + "”办。请找" + (role == Role.CLERK ? "乡镇或县里。"
                            : "服务站干事或上级。"));
        }
    }

    /** Refuses where the place lies outside what is theirs; as if it were not there. */
    public void needPlace(String code) {
        if (!scope().covers(code)) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这一条，可能不归您管。");
        }
    }

    /** The person behind an aide's, kin's or doctor's account. */
    public UUID person() {
        if (personId == null) {
            throw new Rejected(Reason.NOT_YOURS, "这个账号没有对应的人，请找服务站干事。");
        }
        return personId;
    }
}
