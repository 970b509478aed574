#include "pdf/archive.h"

#include <array>
#include <cmath>

#include "pdf/pdf_text.h"
#include "pdf/true_type.h"

namespace pdf {

namespace {

using tt::Add16;
using tt::Add32;

std::string Type(const char* name) {
    return std::string(name) + std::string(4, '\0');
}

// Parts of 65536.
std::string Xyz(double x, double y, double z) {
    std::string bytes = Type("XYZ ");
    for (const double value : {x, y, z}) Add32(bytes, static_cast<std::size_t>(std::lround(value * 65536)));
    return bytes;
}

std::string Description() {
    const std::string name = "sRGB IEC61966-2.1";
    std::string bytes = Type("desc");
    Add32(bytes, name.size() + 1);
    bytes += name;
    // End of the name; no Unicode name; no Macintosh name of its 67 bytes.
    return bytes + std::string(1 + 8 + 3 + 67, '\0');
}

std::string Curve() {
    constexpr int kSteps = 256;
    std::string bytes = Type("curv");
    Add32(bytes, kSteps);
    for (int i = 0; i < kSteps; ++i) {
        const double v = i / (kSteps - 1.0);
        const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        Add16(bytes, static_cast<unsigned>(std::lround(linear * 65535)));
    }
    return bytes;
}

struct ProfilePart {
    std::string names;  // of four letters each, with the same content
    std::string bytes;
};

std::string Header(std::size_t size) {
    std::string head;
    Add32(head, size);
    head += std::string(4, '\0');
    Add32(head, 0x02100000);
    head += "mntrRGB XYZ ";
    // Made on the first of January 2026: the same profile has the same bytes.
    for (const unsigned part : {2026U, 1U, 1U, 0U, 0U, 0U}) Add16(head, part);
    head += "acsp";
    head += std::string(28, '\0');
    head += Xyz(0.9642, 1, 0.8249).substr(8);  // D50, which profiles connect by
    head.resize(128);
    return head;
}

}  // namespace

std::string SrgbProfile() {
    const std::array<ProfilePart, 7> parts{{{"desc", Description()},
                                            {"cprt", Type("text") + "No copyright" + std::string(1, '\0')},
                                            {"wtpt", Xyz(0.9505, 1, 1.0891)},
                                            {"rXYZ", Xyz(0.43607, 0.22249, 0.01392)},
                                            {"gXYZ", Xyz(0.38515, 0.71687, 0.09708)},
                                            {"bXYZ", Xyz(0.14307, 0.06061, 0.7141)},
                                            {"rTRCgTRCbTRC", Curve()}}};
    constexpr std::size_t kTags = 9, kStart = 128 + 4 + 12 * kTags;
    std::string table, body;
    for (const ProfilePart& part : parts) {
        for (std::size_t i = 0; i < part.names.size(); i += 4) {
            table += part.names.substr(i, 4);
            Add32(table, kStart + body.size()), Add32(table, part.bytes.size());
        }
        body += part.bytes;
        body.resize((body.size() + 3) & ~std::size_t{3});
    }
    std::string count;
    Add32(count, kTags);
    return Header(kStart + body.size()) + count + table + body;
}

namespace {

std::string Element(const std::string& name, const std::string& value, const char* list = nullptr) {
    if (value.empty()) return {};
    const bool language = list != nullptr && std::string_view(list) == "Alt";
    const std::string item = language ? "<rdf:li xml:lang=\"x-default\">" : "<rdf:li>";
    const std::string inner = list == nullptr ? XmlText(value)
                                              : "<rdf:" + std::string(list) + '>' + item + XmlText(value) +
                                                    "</rdf:li></rdf:" + list + '>';
    return '<' + name + '>' + inner + "</" + name + ">\n";
}

// PDF/A wants schemas described that it does not know.
constexpr const char* kUaSchema =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

std::string Xmp(const DocumentInfo& info, const std::string& producer) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
           "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
           "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" +
           Element("dc:title", info.title, "Alt") + Element("dc:creator", info.author, "Seq") +
           Element("dc:description", info.subject, "Alt") + Element("dc:language", info.language, "Bag") +
           Element("xmp:CreatorTool", "Palpate") + Element("pdf:Producer", producer) +
           "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
           "<pdfuaid:part>1</pdfuaid:part>\n" +
           kUaSchema + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace

std::string AddArchiveParts(Bindery& bindery, const DocumentInfo& info, const std::string& producer) {
    const int metadata = bindery.AddStream("/Type/Metadata/Subtype/XML", Xmp(info, producer), false);
    const int profile = bindery.AddStream("/N 3", SrgbProfile());
    std::string entries = "/Metadata " + Ref(metadata) +
                          "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                          "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
                          Ref(profile) + ">>]/ViewerPreferences<</DisplayDocTitle true>>";
    if (!info.language.empty()) entries += "/Lang" + TextString(info.language);
    return entries;
}

}  // namespace pdf
