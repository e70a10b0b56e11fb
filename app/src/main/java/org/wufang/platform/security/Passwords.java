package org.wufang.platform.security;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;

/** What people may choose as a password. The system itself (the demo's people at start) is not asked. */
class Passwords implements PasswordPolicy {

    static final int MINIMUM_LENGTH = 12;

    private final IdentityService identity;

    Passwords(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(
                new Rule(
                        "PASSWORD_POLICY_LENGTH",
                        Map.of("minLength", String.valueOf(MINIMUM_LENGTH)),
                        (password, user) -> password.length() >= MINIMUM_LENGTH),
                new Rule("PASSWORD_POLICY_USER_DATA", Map.of(), Passwords::namesNobody));
    }

    private static boolean namesNobody(String password, @Nullable User user) {
        return user == null
                || user.getId() == null
                || !password.toLowerCase(Locale.ROOT).contains(user.getId().toLowerCase(Locale.ROOT));
    }

    private final class Rule implements PasswordPolicyRule {

        private final String placeholder;
        private final Map<String, String> parameters;
        private final BiPredicate<String, @Nullable User> fits;

        Rule(String placeholder, Map<String, String> parameters, BiPredicate<String, @Nullable User> fits) {
            this.placeholder = placeholder;
            this.parameters = parameters;
            this.fits = fits;
        }

        @Override
        public String getPlaceholder() {
            return placeholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return parameters;
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, @Nullable User user) {
            return identity.getCurrentAuthentication() == null || fits.test(password, user);
        }
    }
}
