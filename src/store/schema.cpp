#include "store/schema.h"

#include <array>

#include "model/problem.h"
#include "store/platform.h"

namespace store {
namespace {

// Instants are milliseconds UTC, dates ISO text, lists and plans the bytes of encoding.h.
constexpr const char* kFirst = R"sql(
CREATE TABLE clinic (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL,
    zone TEXT NOT NULL, language TEXT NOT NULL, paper TEXT NOT NULL, accent TEXT NOT NULL) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, full_name TEXT NOT NULL, credentials TEXT NOT NULL,
    role TEXT NOT NULL) STRICT;

CREATE TABLE signing_keys (
    public_key TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users(id), since INTEGER NOT NULL) STRICT;

CREATE TABLE clients (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, number_value INTEGER,
    name TEXT NOT NULL, preferred_name TEXT NOT NULL, pronouns TEXT NOT NULL, birth_date TEXT, language TEXT NOT NULL,
    email TEXT NOT NULL, phone TEXT NOT NULL, address TEXT NOT NULL, guardian TEXT NOT NULL,
    emergency_contact TEXT NOT NULL, occupation TEXT NOT NULL, activity TEXT NOT NULL, goal TEXT NOT NULL,
    figure TEXT NOT NULL, race_name TEXT, race_day TEXT, equipment BLOB NOT NULL, body_mass_kg REAL,
    archived INTEGER NOT NULL, sort_name TEXT NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE INDEX clients_by_number ON clients(number_value);
CREATE INDEX clients_by_name ON clients(sort_name, id);
CREATE VIRTUAL TABLE client_words USING fts5(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

CREATE TABLE consents (
    client TEXT NOT NULL REFERENCES clients(id), position INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
    given_at INTEGER NOT NULL, expires TEXT, revoked_at INTEGER, wording_version TEXT NOT NULL,
    given_by TEXT NOT NULL, PRIMARY KEY (client, position)) STRICT, WITHOUT ROWID;

CREATE TABLE health_histories (
    client TEXT NOT NULL REFERENCES clients(id), position INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL, others TEXT NOT NULL, medication TEXT NOT NULL, allergies TEXT NOT NULL,
    systolic INTEGER, diastolic INTEGER, sleep_hours REAL, PRIMARY KEY (client, position)) STRICT, WITHOUT ROWID;

CREATE TABLE conditions (
    client TEXT NOT NULL, history INTEGER NOT NULL, condition TEXT NOT NULL, answer TEXT NOT NULL,
    note TEXT NOT NULL, areas BLOB NOT NULL, cleared INTEGER NOT NULL, clearance TEXT NOT NULL,
    PRIMARY KEY (client, history, condition),
    FOREIGN KEY (client, history) REFERENCES health_histories(client, position)) STRICT, WITHOUT ROWID;

CREATE TABLE visits (
    id TEXT PRIMARY KEY, client TEXT NOT NULL REFERENCES clients(id), therapist TEXT NOT NULL,
    number INTEGER NOT NULL, service_at INTEGER NOT NULL, entered_at INTEGER NOT NULL, minutes INTEGER NOT NULL,
    zone TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('draft', 'signed', 'amended')),
    reason TEXT NOT NULL, health_update TEXT NOT NULL, health_asked INTEGER NOT NULL, red_flags BLOB NOT NULL,
    red_flags_asked INTEGER NOT NULL, subjective TEXT NOT NULL, objective TEXT NOT NULL, assessment TEXT NOT NULL,
    plan TEXT NOT NULL, training_block TEXT NOT NULL, marks INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE INDEX visits_of_client ON visits(client, service_at, status);
CREATE INDEX visits_by_time ON visits(service_at);

CREATE TABLE marks (
    visit TEXT NOT NULL REFERENCES visits(id), id TEXT NOT NULL, position INTEGER NOT NULL, figure TEXT NOT NULL,
    view TEXT NOT NULL, shape TEXT NOT NULL, points BLOB NOT NULL, region TEXT NOT NULL, side TEXT NOT NULL,
    layer TEXT NOT NULL, finding TEXT NOT NULL, before INTEGER, after INTEGER, spot TEXT NOT NULL, note TEXT NOT NULL,
    copied INTEGER NOT NULL, PRIMARY KEY (visit, id)) STRICT, WITHOUT ROWID;

CREATE TABLE treatments (
    visit TEXT NOT NULL REFERENCES visits(id), id TEXT NOT NULL, position INTEGER NOT NULL, technique TEXT NOT NULL,
    pressure INTEGER NOT NULL, minutes INTEGER NOT NULL, response TEXT NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (visit, id)) STRICT, WITHOUT ROWID;
CREATE TABLE treatment_marks (
    visit TEXT NOT NULL, treatment TEXT NOT NULL, position INTEGER NOT NULL, mark TEXT NOT NULL,
    PRIMARY KEY (visit, treatment, position),
    FOREIGN KEY (visit, treatment) REFERENCES treatments(visit, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (visit, mark) REFERENCES marks(visit, id) DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID;
CREATE TABLE treatment_regions (
    visit TEXT NOT NULL, treatment TEXT NOT NULL, position INTEGER NOT NULL, region TEXT NOT NULL, side TEXT NOT NULL,
    PRIMARY KEY (visit, treatment, position),
    FOREIGN KEY (visit, treatment) REFERENCES treatments(visit, id) DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
    visit TEXT PRIMARY KEY REFERENCES visits(id), encoding INTEGER NOT NULL, body BLOB NOT NULL) STRICT;

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, user TEXT NOT NULL, action TEXT NOT NULL, entity TEXT NOT NULL,
    client TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, encoding INTEGER NOT NULL, previous TEXT NOT NULL,
    hash TEXT NOT NULL) STRICT;
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit entry'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit entry'); END;
CREATE TRIGGER signed_visit_stays BEFORE UPDATE ON visits WHEN OLD.status <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
CREATE TRIGGER signed_visit_is_kept BEFORE DELETE ON visits WHEN OLD.status <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
)sql";

// Regions under a mark, where an arrow leads, and pictures of the clinic's own. The bytes of a picture come
// last, so that lists pass them by.
constexpr const char* kSecond = R"sql(
CREATE TABLE pictures (
    id TEXT PRIMARY KEY, client TEXT REFERENCES clients(id), title TEXT NOT NULL,
    media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')), width INTEGER NOT NULL,
    height INTEGER NOT NULL, added_at INTEGER NOT NULL, added_by TEXT NOT NULL, archived INTEGER NOT NULL,
    digest TEXT NOT NULL, size INTEGER NOT NULL,
    bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 8388608)) STRICT;
CREATE INDEX pictures_of_client ON pictures(client);

ALTER TABLE marks ADD COLUMN leads_region TEXT;
ALTER TABLE marks ADD COLUMN leads_side TEXT;
ALTER TABLE marks ADD COLUMN picture TEXT REFERENCES pictures(id);
CREATE INDEX marks_on_pictures ON marks(picture) WHERE picture IS NOT NULL;

CREATE TABLE mark_regions (
    visit TEXT NOT NULL, mark TEXT NOT NULL, position INTEGER NOT NULL, region TEXT NOT NULL, side TEXT NOT NULL,
    share REAL NOT NULL, PRIMARY KEY (visit, mark, position),
    FOREIGN KEY (visit, mark) REFERENCES marks(visit, id) DEFERRABLE INITIALLY DEFERRED) STRICT, WITHOUT ROWID;

CREATE TRIGGER mark_on_own_picture BEFORE INSERT ON marks WHEN NEW.picture IS NOT NULL AND EXISTS (
    SELECT 1 FROM pictures p, visits v WHERE p.id = NEW.picture AND v.id = NEW.visit AND p.client <> v.client)
    BEGIN SELECT RAISE(ABORT, 'picture of another client'); END;
CREATE TRIGGER visit_of_own_pictures BEFORE UPDATE OF client ON visits WHEN OLD.client <> NEW.client AND EXISTS (
    SELECT 1 FROM marks m, pictures p WHERE m.visit = OLD.id AND p.id = m.picture AND p.client <> NEW.client)
    BEGIN SELECT RAISE(ABORT, 'picture of another client'); END;
CREATE TRIGGER used_picture_stays
    BEFORE UPDATE OF id, client, media_type, width, height, size, bytes ON pictures
    WHEN EXISTS (SELECT 1 FROM marks WHERE picture = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'picture in use'); END;
CREATE TRIGGER signed_picture_stays BEFORE UPDATE OF title, added_at, added_by ON pictures
    WHEN EXISTS (SELECT 1 FROM marks m JOIN visits v ON v.id = m.visit
        WHERE m.picture = OLD.id AND v.status <> 'draft')
    BEGIN SELECT RAISE(ABORT, 'picture in use'); END;
CREATE TRIGGER used_picture_is_kept BEFORE DELETE ON pictures
    WHEN EXISTS (SELECT 1 FROM marks WHERE picture = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'picture in use'); END;
)sql";

// Signing: the note as it was signed, signatures, what was taken over; phrases of the clinic's own. An index
// of the newest visits tells their clients too, so the one by time alone has done its work.
constexpr const char* kThird = R"sql(
ALTER TABLE clinic ADD COLUMN jurisdiction TEXT NOT NULL DEFAULT 'generic';
ALTER TABLE visits ADD COLUMN copied_from TEXT NOT NULL DEFAULT '';
ALTER TABLE treatments ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;

CREATE TABLE objective_lines (
    visit TEXT NOT NULL REFERENCES visits(id), position INTEGER NOT NULL, mark TEXT NOT NULL, treatment TEXT NOT NULL,
    text TEXT NOT NULL, generated TEXT NOT NULL, PRIMARY KEY (visit, position)) STRICT, WITHOUT ROWID;
CREATE TABLE copied_lines (
    visit TEXT NOT NULL REFERENCES visits(id), position INTEGER NOT NULL, part TEXT NOT NULL, line TEXT NOT NULL,
    PRIMARY KEY (visit, position)) STRICT, WITHOUT ROWID;
CREATE TABLE resolved_spots (
    visit TEXT NOT NULL REFERENCES visits(id), position INTEGER NOT NULL, spot TEXT NOT NULL,
    PRIMARY KEY (visit, position)) STRICT, WITHOUT ROWID;
CREATE TABLE signatures (
    visit TEXT NOT NULL REFERENCES visits(id), position INTEGER NOT NULL, user TEXT NOT NULL REFERENCES users(id),
    public_key TEXT NOT NULL REFERENCES signing_keys(public_key), at INTEGER NOT NULL, encoding INTEGER NOT NULL,
    digest TEXT NOT NULL, signature BLOB NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (visit, position)) STRICT, WITHOUT ROWID;
CREATE TABLE phrases (
    id TEXT PRIMARY KEY, part TEXT NOT NULL, shortcut TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL,
    archived INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;

CREATE INDEX visits_unsigned ON visits(service_at, id) WHERE status = 'draft';
CREATE INDEX visits_newest ON visits(service_at DESC, client);
DROP INDEX visits_by_time;
CREATE INDEX marks_by_spot ON marks(spot) WHERE spot <> '';

CREATE TRIGGER signature_stays BEFORE UPDATE ON signatures BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
CREATE TRIGGER signature_is_kept BEFORE DELETE ON signatures BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
)sql";

// Readings of a visit; consents with the words agreed to and the signature drawn; places to leave alone; a
// health history is never rewritten, only followed by the next.
constexpr const char* kFourth = R"sql(
ALTER TABLE treatments ADD COLUMN override_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE clients ADD COLUMN physician TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN wording TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN recorded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN revoked_why TEXT NOT NULL DEFAULT '';
ALTER TABLE consents ADD COLUMN signature BLOB;
ALTER TABLE health_histories ADD COLUMN medicines TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE health_histories ADD COLUMN allergic TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE health_histories ADD COLUMN operated TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE health_histories ADD COLUMN surgery TEXT NOT NULL DEFAULT '';
ALTER TABLE health_histories ADD COLUMN pregnancy_weeks INTEGER;

CREATE TABLE readings (
    visit TEXT NOT NULL REFERENCES visits(id), position INTEGER NOT NULL, measure TEXT NOT NULL, item TEXT NOT NULL,
    side TEXT NOT NULL, before REAL, after REAL, passive INTEGER NOT NULL, painful INTEGER NOT NULL,
    note TEXT NOT NULL, PRIMARY KEY (visit, position)) STRICT, WITHOUT ROWID;
CREATE TABLE avoid_places (
    client TEXT NOT NULL REFERENCES clients(id), position INTEGER NOT NULL, region TEXT NOT NULL, side TEXT NOT NULL,
    why TEXT NOT NULL, since INTEGER NOT NULL, ended INTEGER, PRIMARY KEY (client, position)) STRICT, WITHOUT ROWID;

CREATE TRIGGER health_history_stays BEFORE UPDATE ON health_histories
    BEGIN SELECT RAISE(ABORT, 'health history'); END;
CREATE TRIGGER health_history_is_kept BEFORE DELETE ON health_histories
    BEGIN SELECT RAISE(ABORT, 'health history'); END;
CREATE TRIGGER condition_stays BEFORE UPDATE ON conditions BEGIN SELECT RAISE(ABORT, 'health history'); END;
CREATE TRIGGER condition_is_kept BEFORE DELETE ON conditions BEGIN SELECT RAISE(ABORT, 'health history'); END;
)sql";

// People who left, professions, charts that not everybody may open, and why one was opened all the same.
constexpr const char* kFifth = R"sql(
ALTER TABLE users ADD COLUMN profession TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN left_at INTEGER;
ALTER TABLE clients ADD COLUMN privacy TEXT NOT NULL DEFAULT 'everyone'
    CHECK (privacy IN ('everyone', 'profession', 'therapist'));
ALTER TABLE clients ADD COLUMN private_of TEXT NOT NULL DEFAULT '';
CREATE INDEX clients_private ON clients(privacy) WHERE privacy <> 'everyone';

CREATE TABLE emergency_accesses (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, user TEXT NOT NULL REFERENCES users(id),
    client TEXT NOT NULL REFERENCES clients(id), reason TEXT NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TRIGGER emergency_stays BEFORE UPDATE ON emergency_accesses
    BEGIN SELECT RAISE(ABORT, 'emergency access'); END;
CREATE TRIGGER emergency_is_kept BEFORE DELETE ON emergency_accesses
    BEGIN SELECT RAISE(ABORT, 'emergency access'); END;
)sql";

// Amendments of signed visits: added, never changed, never removed. The chart a visit stands in is beside its
// signed content, and only an amendment moves it.
constexpr const char* kSixth = R"sql(
ALTER TABLE users ADD COLUMN student INTEGER NOT NULL DEFAULT 0;

CREATE TABLE amendments (
    visit TEXT NOT NULL REFERENCES visits(id), number INTEGER NOT NULL CHECK (number > 0), id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('addition', 'correction', 'move', 'cosign', 'in_error')), by TEXT NOT NULL,
    at INTEGER NOT NULL, reason TEXT NOT NULL, field TEXT NOT NULL, position INTEGER NOT NULL,
    original TEXT NOT NULL, text TEXT NOT NULL, client_from TEXT NOT NULL, client_to TEXT NOT NULL,
    encoding INTEGER NOT NULL, digest TEXT NOT NULL, public_key TEXT NOT NULL, signature BLOB NOT NULL,
    imported INTEGER NOT NULL, PRIMARY KEY (visit, number)) STRICT, WITHOUT ROWID;
CREATE INDEX amendments_from ON amendments(client_from) WHERE client_from <> '';

DROP TRIGGER signed_visit_stays;
ALTER TABLE visits ADD COLUMN chart TEXT REFERENCES clients(id);
UPDATE visits SET chart = client;
DROP INDEX visits_of_client;
DROP INDEX visits_newest;
CREATE INDEX visits_of_client ON visits(chart, service_at, status);
CREATE INDEX visits_newest ON visits(service_at DESC, chart);

CREATE TRIGGER signed_visit_stays BEFORE UPDATE OF id, client, therapist, number, service_at, entered_at, minutes,
    zone, status, reason, health_update, health_asked, red_flags, red_flags_asked, subjective, objective, assessment,
    plan, training_block, marks, digest, copied_from ON visits WHEN OLD.status <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
CREATE TRIGGER visit_chart_begins BEFORE INSERT ON visits WHEN NEW.chart IS NOT NEW.client
    BEGIN SELECT RAISE(ABORT, 'chart of a visit'); END;
CREATE TRIGGER visit_chart_follows BEFORE UPDATE OF client, chart ON visits WHEN NEW.chart IS NOT coalesce(
    (SELECT client_to FROM amendments WHERE visit = OLD.id AND kind = 'move' ORDER BY number DESC LIMIT 1), NEW.client)
    BEGIN SELECT RAISE(ABORT, 'chart of a visit'); END;

CREATE TRIGGER signed_amendments_INSERT BEFORE INSERT ON amendments
    WHEN coalesce((SELECT status FROM visits WHERE id = NEW.visit), 'draft') = 'draft'
    OR EXISTS (SELECT 1 FROM amendments WHERE (visit = NEW.visit AND number = NEW.number) OR id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
CREATE TRIGGER signed_amendments_UPDATE BEFORE UPDATE ON amendments
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
CREATE TRIGGER signed_amendments_DELETE BEFORE DELETE ON amendments
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
CREATE TRIGGER moved_with_own_pictures BEFORE INSERT ON amendments WHEN NEW.kind = 'move' AND EXISTS (
    SELECT 1 FROM marks m, pictures p WHERE m.visit = NEW.visit AND p.id = m.picture AND p.client <> NEW.client_to)
    BEGIN SELECT RAISE(ABORT, 'picture of another client'); END;
)sql";

// The register: legal holds, disclosures, statements, refused requests, breaches; only added to. Disposals:
// the one way past the walls around signed records. The door of a client is open while a disposal of it is
// begun and not done, which is within one transaction; to begin one takes an entry of the audit log and no
// hold.
constexpr const char* kSeventh = R"sql(
CREATE TABLE register (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('hold', 'release', 'disclosure', 'statement', 'request',
    'breach', 'follow_up')), client TEXT REFERENCES clients(id), at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL, whom TEXT NOT NULL, what TEXT NOT NULL, consent TEXT NOT NULL, refers TEXT NOT NULL,
    digest TEXT NOT NULL) STRICT;
CREATE INDEX register_of_client ON register(client, kind);
CREATE TABLE disposals (
    sequence INTEGER PRIMARY KEY, client TEXT NOT NULL, number TEXT NOT NULL, initials TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('dispose', 'erase')), at INTEGER NOT NULL, user TEXT NOT NULL,
    rule TEXT NOT NULL, due_on TEXT NOT NULL, reason TEXT NOT NULL, first_at INTEGER, last_at INTEGER,
    done INTEGER NOT NULL CHECK (done IN (0, 1))) STRICT;
CREATE INDEX disposals_of_client ON disposals(client, method);
CREATE TABLE disposed_records (
    disposal INTEGER NOT NULL REFERENCES disposals(sequence), position INTEGER NOT NULL, kind TEXT NOT NULL,
    record TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (disposal, position)) STRICT, WITHOUT ROWID;
CREATE INDEX disposals_by_record ON disposed_records(record);

CREATE TRIGGER register_stays BEFORE UPDATE ON register BEGIN SELECT RAISE(ABORT, 'register'); END;
CREATE TRIGGER disposal_is_told BEFORE INSERT ON disposals WHEN NEW.done <> 0 OR NOT EXISTS (SELECT 1 FROM audit
    WHERE sequence = NEW.sequence AND client = NEW.client AND action = 'client.' || NEW.method)
    BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_under_no_hold BEFORE INSERT ON disposals WHEN EXISTS (SELECT 1 FROM register h WHERE
    h.client = NEW.client AND h.kind = 'hold' AND NOT EXISTS (SELECT 1 FROM register r WHERE r.client = NEW.client
    AND r.kind = 'release' AND r.refers = h.id)) BEGIN SELECT RAISE(ABORT, 'legal hold'); END;
CREATE TRIGGER disposal_stays BEFORE UPDATE OF sequence, client, number, initials, method, at, user, rule, due_on,
    reason, first_at, last_at ON disposals BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_is_done_once BEFORE UPDATE OF done ON disposals WHEN OLD.done <> 0
    BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposal_is_kept BEFORE DELETE ON disposals BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposed_record_is_told BEFORE INSERT ON disposed_records WHEN NOT EXISTS (SELECT 1 FROM disposals
    WHERE sequence = NEW.disposal AND done = 0) BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposed_record_stays BEFORE UPDATE ON disposed_records BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposed_record_is_kept BEFORE DELETE ON disposed_records
    BEGIN SELECT RAISE(ABORT, 'disposal'); END;
CREATE TRIGGER disposed_client_stays_away BEFORE INSERT ON clients WHEN EXISTS (SELECT 1 FROM disposals WHERE
    client = NEW.id AND method = 'dispose') BEGIN SELECT RAISE(ABORT, 'disposed client'); END;

DROP TRIGGER signed_visit_is_kept;
DROP TRIGGER signature_is_kept;
DROP TRIGGER health_history_is_kept;
DROP TRIGGER condition_is_kept;
DROP TRIGGER emergency_is_kept;
DROP TRIGGER signed_amendments_DELETE;
)sql";

// How the last plan went, and why a visit was signed late. A signed visit's reason is locked with the rest.
constexpr const char* kEighth = R"sql(
ALTER TABLE visits ADD COLUMN late_reason TEXT NOT NULL DEFAULT '';

CREATE TABLE adherence (
    visit TEXT NOT NULL REFERENCES visits(id), position INTEGER NOT NULL, item TEXT NOT NULL, region TEXT NOT NULL,
    side TEXT NOT NULL, plan TEXT NOT NULL,
    followed TEXT NOT NULL CHECK (followed IN ('not_asked', 'done', 'partly', 'not_done')), why TEXT NOT NULL,
    felt TEXT NOT NULL CHECK (felt IN ('not_asked', 'better', 'same', 'worse')), words TEXT NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY (visit, position)) STRICT, WITHOUT ROWID;

CREATE TRIGGER signed_visit_keeps_its_lateness BEFORE UPDATE OF late_reason ON visits WHEN OLD.status <> 'draft'
    BEGIN SELECT RAISE(ABORT, 'signed visit'); END;
)sql";

// What the clock said where it stood behind what was written already, and the time of a signature is not its
// own.
constexpr const char* kClock = R"sql(
ALTER TABLE signatures ADD COLUMN clock INTEGER;
ALTER TABLE amendments ADD COLUMN clock INTEGER;
)sql";

// Mail: the account, what waits in the outbox and what was sent; what of the letterhead is no plain line.
constexpr const char* kMail = R"sql(
CREATE TABLE mail_account (
    one INTEGER PRIMARY KEY CHECK (one = 1), server TEXT NOT NULL, port INTEGER NOT NULL,
    security TEXT NOT NULL CHECK (security IN ('starttls', 'tls')), user TEXT NOT NULL, password TEXT NOT NULL,
    from_name TEXT NOT NULL, from_address TEXT NOT NULL, authorities TEXT NOT NULL) STRICT;
CREATE TABLE outbox (
    id TEXT PRIMARY KEY, client TEXT NOT NULL REFERENCES clients(id), about TEXT NOT NULL, plan TEXT NOT NULL, recipient TEXT NOT NULL,
    subject TEXT NOT NULL, attachments BLOB NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unsure', 'sent', 'failed', 'withdrawn')),
    tries INTEGER NOT NULL, queued_at INTEGER NOT NULL, queued_by TEXT NOT NULL, next_try INTEGER, tried_at INTEGER,
    sent_at INTEGER, problem TEXT NOT NULL, problem_args BLOB NOT NULL, message BLOB NOT NULL) STRICT;
CREATE INDEX outbox_of_client ON outbox(client);
CREATE INDEX outbox_due ON outbox(next_try) WHERE state = 'waiting';
CREATE TRIGGER mail_sent_stays BEFORE UPDATE ON outbox WHEN OLD.state IN ('sent', 'withdrawn')
    BEGIN SELECT RAISE(ABORT, 'outbox'); END;

CREATE TABLE letterhead (
    one INTEGER PRIMARY KEY CHECK (one = 1), tagline TEXT NOT NULL, website TEXT NOT NULL, footer TEXT NOT NULL,
    large_print INTEGER NOT NULL, logo_type TEXT NOT NULL, logo_width INTEGER NOT NULL, logo_height INTEGER NOT NULL,
    logo BLOB NOT NULL) STRICT;
)sql";

// Races whose day is over, and a client's own large letters.
constexpr const char* kRaces = R"sql(
ALTER TABLE clients ADD COLUMN past_races BLOB;
ALTER TABLE clients ADD COLUMN large_print INTEGER NOT NULL DEFAULT 0;
)sql";

// What a visit was signed under: the version of the body map, and whether by a student; signatures of before
// tell neither. The newest entry of the log by time, which nothing is signed before.
constexpr const char* kUnder = R"sql(
ALTER TABLE signatures ADD COLUMN map TEXT NOT NULL DEFAULT '';
ALTER TABLE signatures ADD COLUMN student INTEGER CHECK (student IN (0, 1));
CREATE INDEX audit_by_time ON audit(at);
)sql";

// Kept but for a disposal: `of` is the column that names the client, or the record in the
// disposal's list.
std::string KeptButForDisposal(const std::string& trigger, const std::string& table, const std::string& of,
                               const std::string& refusal, const std::string& also = {}) {
    const std::string door =
        of == "client" ? "SELECT 1 FROM disposals WHERE client = OLD.client AND done = 0"
                       : "SELECT 1 FROM disposed_records r JOIN disposals d ON d.sequence = r.disposal "
                         "WHERE r.record = OLD." +
                             of + " AND d.done = 0";
    return "CREATE TRIGGER " + trigger + " BEFORE DELETE ON " + table + " WHEN " + also + "NOT EXISTS (" +
           door + ") BEGIN SELECT RAISE(ABORT, '" + refusal + "'); END;\n";
}

// Whatever belongs to a visit is locked with it.
std::string TriggersOf(const std::string& table) {
    std::string sql;
    for (const auto& [event, row] :
         {std::pair<std::string, std::string>{"INSERT", "NEW"}, {"UPDATE", "OLD"}, {"DELETE", "OLD"}})
        sql += "CREATE TRIGGER signed_" + table + "_" + event + " BEFORE " + event + " ON " + table +
               " WHEN (SELECT status FROM visits WHERE id = " + row +
               ".visit) <> 'draft'"
               " BEGIN SELECT RAISE(ABORT, 'signed visit'); END;\n";
    return sql;
}

}  // namespace

std::span<const char* const> SchemaSteps() {
    static const std::string first = std::string(kFirst) + TriggersOf("marks") + TriggersOf("treatments") +
                                     TriggersOf("treatment_marks") + TriggersOf("treatment_regions") +
                                     TriggersOf("plans");
    static const std::string second = kSecond + TriggersOf("mark_regions");
    static const std::string third = kThird + TriggersOf("objective_lines") + TriggersOf("copied_lines") +
                                     TriggersOf("resolved_spots") + TriggersOf("signatures");
    static const std::string fourth = kFourth + TriggersOf("readings");
    static const std::string seventh =
        kSeventh + KeptButForDisposal("register_is_kept", "register", "client", "register") +
        KeptButForDisposal("signed_visit_is_kept", "visits", "id", "signed visit",
                           "OLD.status <> 'draft' AND ") +
        KeptButForDisposal("signed_amendments_DELETE", "amendments", "visit", "signed visit") +
        KeptButForDisposal("emergency_is_kept", "emergency_accesses", "client", "emergency access") +
        KeptButForDisposal("signature_is_kept", "signatures", "visit", "signed visit") +
        KeptButForDisposal("health_history_is_kept", "health_histories", "client", "health history") +
        KeptButForDisposal("condition_is_kept", "conditions", "client", "health history");
    static const std::string eighth = kEighth + TriggersOf("adherence");
    static const std::string mail =
        kMail + KeptButForDisposal("outbox_is_kept", "outbox", "client", "outbox");
    static const std::array steps{first.c_str(), second.c_str(), third.c_str(),   fourth.c_str(),
                                  kFifth,        kSixth,         seventh.c_str(), eighth.c_str(),
                                  kClock,        mail.c_str(),   kRaces,          kUnder};
    return steps;
}

void BringUp(Engine& engine, std::span<const char* const> steps, const std::function<void()>& before_first) {
    const int version = engine.SchemaVersion();
    if (version > static_cast<int>(steps.size()))
        throw model::Error(
            model::ErrorKind::BadInput,
            model::Msg("{0} was written by a newer Palpate. Install the newer version to open it."),
            {PathText(engine.File().parent_path())});
    if (version < static_cast<int>(steps.size())) before_first();
    for (int step = version; step < static_cast<int>(steps.size()); ++step) {
        Engine::Transaction transaction(engine);
        engine.Execute(steps[static_cast<std::size_t>(step)]);
        engine.SetSchemaVersion(step + 1);
        transaction.Commit();
    }
}

}  // namespace store
