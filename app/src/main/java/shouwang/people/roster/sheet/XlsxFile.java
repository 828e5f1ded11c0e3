package shouwang.people.roster.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An .xlsx (ECMA-376), its sheets pulled through StAX row by row. We read the parts ourselves:
 * fastexcel-reader makes a list as wide as the furthest cell claims to be, so that one cell
 * "ZZZZZZ1" empties the heap, and it hides merged cells.
 */
final class XlsxFile implements SheetFile {
    private static final XMLInputFactory XML = factory();
    /** Merges stand behind the rows; this much of a sheet's end is kept to find them. */
    private static final int TAIL = 1 << 20;

    private record Part(String name, String path) {}

    private final GuardedZip zip;
    private final List<Part> parts;
    private final List<String> hidden;
    private final boolean from1904;
    private final @Nullable String stringsPath;
    private @Nullable List<String> strings;

    private XlsxFile(GuardedZip zip, List<Part> parts, List<String> hidden, boolean from1904,
            @Nullable String stringsPath) {
        this.zip = zip;
        this.parts = parts;
        this.hidden = List.copyOf(hidden);
        this.from1904 = from1904;
        this.stringsPath = stringsPath;
    }

    static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static XlsxFile open(byte[] bytes) {
        var zip = GuardedZip.open(bytes);
        refuseOtherKinds(zip);
        var book = workbookPath(zip);
        var folder = book.substring(0, book.lastIndexOf('/') + 1);
        var file = book.substring(folder.length());
        var links = links(zip, folder + "_rels/" + file + ".rels", folder);
        var parts = new ArrayList<Part>();
        var hidden = new ArrayList<String>();
        var from1904 = new boolean[1];
        scan(zip, book, xml -> {
            if (xml.getLocalName().equals("workbookPr")) {
                var date = xml.getAttributeValue(null, "date1904");
                from1904[0] = "1".equals(date) || "true".equals(date);
            } else if (xml.getLocalName().equals("sheet")) {
                var link = links.get(relation(xml));
                if (xml.getAttributeValue(null, "state") == null
                        || "visible".equals(xml.getAttributeValue(null, "state"))) {
                    addSheet(parts, String.valueOf(xml.getAttributeValue(null, "name")), link);
                } else {
                    hidden.add(String.valueOf(xml.getAttributeValue(null, "name")));
                }
            }
        });
        var strings = links.values().stream().filter(link -> link.type().equals("sharedStrings"))
                .map(Link::path).filter(zip::has).findFirst().orElse(null);
        return new XlsxFile(zip, parts, hidden, from1904[0], strings);
    }

    private static void addSheet(List<Part> parts, String name, @Nullable Link link) {
        if (link != null && link.type().equals("worksheet")) {
            parts.add(new Part(name, link.path()));
        }
    }

    private static void refuseOtherKinds(GuardedZip zip) {
        for (var name : zip.names()) {
            if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/")) {
                throw RosterRefused.macro();
            }
        }
        if (zip.has("xl/workbook.bin")) {
            throw RosterRefused.otherFormat(" .xlsb 格式的表格");
        }
        if (zip.has("content.xml") && zip.has("mimetype")) {
            throw RosterRefused.otherFormat(" .ods 格式的表格");
        }
        if (!zip.has("[Content_Types].xml")) {
            throw RosterRefused.notAWorkbook();
        }
        scan(zip, "[Content_Types].xml", xml -> {
            var type = String.valueOf(xml.getAttributeValue(null, "ContentType"));
            if (xml.getLocalName().equals("Override") && type.contains("macroEnabled")) {
                throw RosterRefused.macro();
            }
        });
    }

    private static String workbookPath(GuardedZip zip) {
        var path = !zip.has("_rels/.rels") ? "xl/workbook.xml"
                : links(zip, "_rels/.rels", "").values().stream()
                        .filter(link -> link.type().equals("officeDocument")).map(Link::path)
                        .findFirst().orElse("xl/workbook.xml");
        if (!zip.has(path) || !path.startsWith("xl/")) {
            throw RosterRefused.notAWorkbook();
        }
        return path;
    }

    private record Link(String type, String path) {}

    /** What a .rels part points to: id → last word of the type, and the path in the zip. */
    private static Map<String, Link> links(GuardedZip zip, String path, String folder) {
        var links = new HashMap<String, Link>();
        scan(zip, path, xml -> {
            var id = xml.getAttributeValue(null, "Id");
            var type = xml.getAttributeValue(null, "Type");
            var target = xml.getAttributeValue(null, "Target");
            if (id != null && type != null && target != null) {
                links.put(id, new Link(type.substring(type.lastIndexOf('/') + 1),
                        target.startsWith("/") ? target.substring(1) : folder + target));
            }
        });
        return links;
    }

    private static String relation(XMLStreamReader xml) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private interface OnElement {
        void at(XMLStreamReader xml) throws XMLStreamException;
    }

    /** Calls at every start of an element in a small part. */
    private static void scan(GuardedZip zip, String path, OnElement onElement) {
        try (var in = zip.read(path, SheetLimits.SMALL_PART_BYTES)) {
            var xml = XML.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    onElement.at(xml);
                }
            }
        } catch (XMLStreamException | IOException e) {
            throw RosterRefused.broken();
        }
    }

    @Override
    public List<String> sheets() {
        return parts.stream().map(Part::name).toList();
    }

    @Override
    public List<String> hidden() {
        return hidden;
    }

    @Override
    public boolean from1904() {
        return from1904;
    }

    @Override
    public List<Merge> merges(int sheet) {
        var tail = new String(tail(parts.get(sheet).path()), StandardCharsets.UTF_8);
        var merges = new ArrayList<Merge>();
        var mark = "mergeCell ";
        for (var at = tail.indexOf(mark); at >= 0; at = tail.indexOf(mark, at + 1)) {
            var from = tail.indexOf("ref=", at) + 5;
            var to = tail.indexOf(tail.charAt(Math.max(0, from - 1)), from);
            var merge = from < 5 || to < 0 ? null : Merge.parse(tail.substring(from, to));
            if (merge != null) {
                merges.add(merge);
            }
        }
        merges.sort(Comparator.comparingInt(Merge::firstRow));
        return merges;
    }

    /** The last bytes of a sheet. Inflates all of it, so a file cut halfway shows here. */
    private byte[] tail(String path) {
        var ring = new byte[TAIL];
        var buffer = new byte[1 << 16];
        var total = 0L;
        try (InputStream in = zip.read(path, SheetLimits.INFLATED_BYTES)) {
            for (var got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                var at = (int) (total % TAIL);
                var first = Math.min(got, TAIL - at);
                System.arraycopy(buffer, 0, ring, at, first);
                System.arraycopy(buffer, first, ring, 0, got - first);
                total += got;
            }
        } catch (IOException e) {
            throw RosterRefused.broken();
        }
        var size = (int) Math.min(total, TAIL);
        var start = total <= TAIL ? 0 : (int) (total % TAIL);
        var tail = new byte[size];
        System.arraycopy(ring, start, tail, 0, size - start);
        System.arraycopy(ring, 0, tail, size - start, start);
        return tail;
    }

    @Override
    public void read(int sheet, Predicate<SheetRow> taker) {
        try (var in = zip.read(parts.get(sheet).path(), SheetLimits.INFLATED_BYTES)) {
            new XlsxRows(XML.createXMLStreamReader(in), strings(), taker).readAll();
        } catch (XMLStreamException | IOException e) {
            throw RosterRefused.broken();
        }
    }

    private List<String> strings() throws XMLStreamException, IOException {
        var known = strings;
        if (known == null) {
            known = new ArrayList<>();
            if (stringsPath != null) {
                try (var in = zip.read(stringsPath, SheetLimits.STRINGS_BYTES)) {
                    XlsxRows.readStrings(XML.createXMLStreamReader(in), known);
                }
            }
            strings = known;
        }
        return known;
    }
}
