package org.wufang.platform.security;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.wufang.platform.web.ProblemText;

/** Checks a login against the engine's identity tables; the authorities are the person's groups. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final People people;

    EngineLogin(People people) {
        this.people = people;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String person = login.getName();
        String password =
                login.getCredentials() == null ? "" : login.getCredentials().toString();
        if (person.isBlank() || password.isEmpty() || !people.passwordFits(person, password)) {
            throw new BadCredentialsException(ProblemText.of("login").sentence());
        }
        List<GrantedAuthority> groups = AuthorityUtils.createAuthorityList(people.groupsOf(person));
        return UsernamePasswordAuthenticationToken.authenticated(person, null, groups);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
