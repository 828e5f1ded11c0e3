package shouwang.messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of RFC 5321's smallest size, with moods. */
final class PretendSmtp implements AutoCloseable {
    /** How it behaves, one after the other; when none is left, well. */
    enum Mood { WELL, BUSY, HANGS_UP_AFTER_TAKING, SILENT }

    final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    final List<String> taken = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    PretendSmtp() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofVirtual().start(() -> talk(guest));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket guest) {
        var next = moods.poll();
        var mood = next == null ? Mood.WELL : next;
        try (guest; var in = new BufferedReader(new InputStreamReader(guest.getInputStream(),
                StandardCharsets.UTF_8))) {
            if (mood == Mood.SILENT) {
                in.readLine();
                return;
            }
            say(guest, mood == Mood.BUSY ? "421 busy" : "220 pretend");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                switch (word) {
                    case "EHLO", "HELO" -> say(guest, "250 pretend");
                    case "RCPT" -> say(guest, line.contains("nobody@")
                            ? "550 5.1.1 no such user" : "250 ok");
                    case "DATA" -> {
                        say(guest, "354 go on");
                        taken.add(letter(in));
                        if (mood == Mood.HANGS_UP_AFTER_TAKING) {
                            return;
                        }
                        say(guest, "250 taken");
                    }
                    case "QUIT" -> {
                        say(guest, "221 bye");
                        return;
                    }
                    default -> say(guest, "250 ok");
                }
            }
        } catch (IOException e) {
            // the guest left
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static void say(Socket guest, String line) throws IOException {
        guest.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
