package shouwang.pages.settings;

import shouwang.pages.QrDrawing;

/** A one-time way in, shown once: the code as text and the address as a QR. */
public record EntryCode(String name, String role, String place, String address, QrDrawing qr,
        String until) {}
