package org.wufang.notification;

import java.util.List;

/**
 * One message on its way: what waited for one receiver on one channel (the table {@code notification_dispatch}).
 *
 * @param id a UUID, the same at each attempt
 * @param receiver login, or name of a webhook
 * @param attempts begun, the present one included
 * @param notices oldest first, urgent ones before; at least one
 */
record Envelope(String id, Channel channel, String receiver, int attempts, List<KeptNotice> notices) {}
