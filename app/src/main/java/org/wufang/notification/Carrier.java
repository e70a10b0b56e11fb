package org.wufang.notification;

/** Takes messages out of the house on one channel. */
interface Carrier {

    Channel channel();

    /** @throws NotCarried when it did not arrive, or nobody can say that it did */
    void carry(Envelope envelope, Digest digest) throws NotCarried;

    /** The message holds no address and no secret: it is shown to administrators. */
    final class NotCarried extends Exception {

        private static final long serialVersionUID = 1;

        NotCarried(String message) {
            super(message);
        }

        NotCarried(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
