package org.wufang.notification;

import java.util.List;

/**
 * One message on its way.
 *
 * @param id a UUID, the same at each attempt
 * @param receiver login, or name of a webhook
 * @param attempts begun, the present one included
 * @param notices oldest first, urgent ones before; at least one
 */
record Dispatch(String id, Channel channel, String receiver, int attempts, List<KeptNotice> notices) {}
