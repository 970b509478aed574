#include "exchange/palpate_json.h"

#include "exchange/image.h"
#include "exchange/json_walk.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr int kVersion = 8;

// Fills a bundle from the pieces of a document, each checked as it comes.
class BundleReader {
public:
    explicit BundleReader(const std::string& name) : m_name(name) {}

    void Take(const JsonPiece& piece) {
        if (piece.key == "format") {
            m_palpate = piece.value == "palpate";
            if (!m_palpate) RefuseFormat();
        } else if (piece.key == "version") {
            CheckVersion(piece.value);
        } else if (piece.key == "users") {
            Add(piece, m_bundle.users);
        } else if (piece.key == "clients") {
            Add(piece, m_bundle.clients);
        } else if (piece.key == "pictures") {
            Add(piece, m_bundle.pictures);
            if (piece.index) CheckPicture(*piece.index);
        } else if (piece.key == "visits") {
            Add(piece, m_bundle.visits);
            if (piece.index) CheckVisit(*piece.index);
        } else if (piece.key == "amendments") {
            Add(piece, m_bundle.amendments);
            if (piece.index)
                Sound(model::Check(m_bundle.amendments[*piece.index].content),
                      "amendments[" + std::to_string(*piece.index) + "]");
        } else if (piece.key == "privacy") {
            Add(piece, m_bundle.privacy);
        } else {
            if (piece.key.empty()) RefuseFormat();
            throw Error(ErrorKind::BadInput, Msg("{0}: {1} is a field this version does not know."),
                        {m_name, piece.key});
        }
    }

    Bundle Finish() {
        if (!m_palpate) RefuseFormat();
        if (!m_version) RefuseVersion();
        return std::move(m_bundle);
    }

private:
    void CheckVersion(const Json& version) {
        if (!version.is_number_integer() || version < 1) RefuseVersion();
        if (version > kVersion) {
            throw Error(ErrorKind::BadInput,
                        Msg("{0} was written by a newer Palpate (version {1} of the format)."),
                        {m_name, version.dump()});
        }
        m_version = true;
    }

    template <class T>
    void Add(const JsonPiece& piece, std::vector<T>& list) {
        static const Json document = Json::object();
        const JsonReader reader(document, m_name, "");
        if (!piece.index) {
            reader.Read(piece.value, list, piece.key);  // the empty list it begins with, or a refusal
        } else {
            reader.Read(piece.value, list.emplace_back(),
                        piece.key + "[" + std::to_string(*piece.index) + "]");
        }
    }

    void Sound(const std::optional<model::Problem>& problem, const std::string& place) const {
        if (!problem) return;
        throw Error(ErrorKind::BadInput, Msg("{0}, {1}: {2}"),
                    {m_name, place, model::Fill(model::ProblemSentence(problem->code), {problem->what})});
    }
    void CheckVisit(std::size_t index) const {
        Sound(model::Check(m_bundle.visits[index]), "visits[" + std::to_string(index) + "]");
    }

    // What is said of it must be what is in it.
    void CheckPicture(std::size_t index) const {
        const model::Picture& picture = m_bundle.pictures[index];
        const std::string place = "pictures[" + std::to_string(index) + "]";
        Sound(model::Check(picture), place);
        const ImageHead head = ReadPicture(picture.bytes, m_name + ", " + place);
        if (head != ImageHead{picture.media_type, picture.width, picture.height})
            throw Error(ErrorKind::BadInput, Msg("{0}, {1}: kind or size are not those of the bytes."),
                        {m_name, place});
    }

    [[noreturn]] void RefuseFormat() const {
        throw Error(ErrorKind::BadInput, Msg("{0} is no Palpate file: \"format\": \"palpate\" is missing."),
                    {m_name});
    }
    [[noreturn]] void RefuseVersion() const {
        throw Error(ErrorKind::BadInput, Msg("{0}: \"version\" must be a whole number from 1 up."), {m_name});
    }

    const std::string& m_name;
    Bundle m_bundle;
    bool m_palpate = false, m_version = false;
};

void DemandReadable(const std::string& out) {
    if (out.size() > kMaxJsonBytes)
        throw Error(
            ErrorKind::Refused,
            Msg("The file would be larger than the {0} MiB that are read back; export client by client."),
            {std::to_string(kMaxJsonBytes >> 20)});
}

// Entry by entry, so that no second copy of the clinic is held; indented as one document would be.
template <class T>
void WriteList(const char* key, const std::vector<T>& list, std::string& out) {
    out += std::string(",\n  \"") + key + "\": [";
    for (std::size_t i = 0; i < list.size(); ++i) {
        out += i == 0 ? "\n    " : ",\n    ";
        const std::string entry = Dump(JsonWriter::Of(list[i]));
        std::string_view rest = std::string_view(entry).substr(0, entry.size() - 1);
        for (std::size_t end = 0; (end = rest.find('\n')) != std::string_view::npos;) {
            out.append(rest.substr(0, end + 1)).append(4, ' ');
            rest.remove_prefix(end + 1);
        }
        out += rest;
        DemandReadable(out);
    }
    out += list.empty() ? "]" : "\n  ]";
}

}  // namespace

std::string WriteJson(const Bundle& bundle) {
    std::string out = "{\n  \"format\": \"palpate\",\n  \"version\": " + std::to_string(kVersion);
    WriteList("users", bundle.users, out);
    WriteList("clients", bundle.clients, out);
    WriteList("pictures", bundle.pictures, out);
    WriteList("visits", bundle.visits, out);
    WriteList("amendments", bundle.amendments, out);
    WriteList("privacy", bundle.privacy, out);
    out += "\n}\n";
    return out;
}

Bundle ReadJson(std::string_view text, const std::string& name) {
    BundleReader reader(name);
    ReadPieces(text, name, kMaxJsonBytes, [&](const JsonPiece& piece) { reader.Take(piece); });
    return reader.Finish();
}

std::string ToJson(const model::Client& client) {
    return Dump(JsonWriter::Of(client));
}
std::string ToJson(const model::Visit& visit) {
    return Dump(JsonWriter::Of(visit));
}
std::string ToJson(const model::HomePlan& plan) {
    return Dump(JsonWriter::Of(plan));
}

}  // namespace exchange
