#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace cli {

namespace {

struct PictureOptions {
    std::string folder, file, id, title, client;
};

void Add(Session& session, const PictureOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    const auto id = clinic->AddPicture(wanted.file, wanted.title, model::ClientId{wanted.client});
    session.Answer(exchange::Answer::Object{{"picture", id.value}}, {});
    session.Say(session.Words().Say("The picture is in the clinic: {0}.", {id.value}));
}

void List(Session& session, const PictureOptions& wanted) {
    const auto clinic = session.Open(wanted.folder);
    std::optional<model::ClientId> client;
    if (!wanted.client.empty()) client = model::ClientId{wanted.client};
    if (client && !clinic->Store().LoadClient(*client))
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no client {0}."), {wanted.client});
    // Told to the log first: nothing is seen that was not logged.
    clinic->Store().Log("list.pictures", "", model::ClientId{wanted.client});
    session.Answer(desk::PicturesAnswer(*clinic, client),
                   {"id", "title", "client", "media_type", "width", "height", "size", "archived"});
}

void Export(Session& session, const PictureOptions& wanted) {
    session.Open(wanted.folder)->ExportPicture(model::PictureId{wanted.id}, wanted.file);
    session.Answer(exchange::Answer::Object{{"picture", wanted.id}, {"file", wanted.file}}, {});
    session.Say(session.Words().Say("The picture is written to {0}.", {wanted.file}));
}

void Archive(Session& session, const PictureOptions& wanted) {
    session.Open(wanted.folder)->Store().ArchivePicture(model::PictureId{wanted.id});
    session.Answer(exchange::Answer::Object{{"picture", wanted.id}, {"archived", true}}, {});
    session.Say(session.Words().Say("The picture {0} is no longer offered.", {wanted.id}));
}

using Work = void (*)(Session&, const PictureOptions&);

// A command below "picture" with the clinic as its first word; the further words are added by who asks.
CLI::App* Below(CLI::App& picture, Session& session, const char* name, const std::string& about,
                const std::shared_ptr<PictureOptions>& wanted, Work work) {
    CLI::App* command = picture.add_subcommand(name, about);
    command->add_option("CLINIC", wanted->folder, session.Words().Text("Folder of the clinic"))->required();
    AddCommonOptions(*command, session);
    command->callback([&session, wanted, work] { work(session, *wanted); });
    return command;
}

}  // namespace

void AddPictureCommands(CLI::App& app, Session& session) {
    const auto& words = session.Words();
    const auto wanted = std::make_shared<PictureOptions>();
    const std::string id = words.Text("Id, as list gives it");
    CLI::App* picture =
        app.add_subcommand("picture", words.Text("The clinic's own photos and drawings to put marks on"));
    picture->require_subcommand(1);

    CLI::App* add =
        Below(*picture, session, "add", words.Text("Add a PNG or JPEG file of at most 8 MiB"), wanted, Add);
    add->add_option("FILE", wanted->file, words.Text("File to read"))->required();
    add->add_option("--title", wanted->title, words.Text("What the picture is called"))->required();
    add->add_option("--client", wanted->client, words.Text("Only this client (id)"));

    CLI::App* list = Below(*picture, session, "list", words.Text("List pictures"), wanted, List);
    list->add_option("--client", wanted->client, words.Text("Only this client (id)"));

    CLI::App* save =
        Below(*picture, session, "export", words.Text("Write a picture as it was added"), wanted, Export);
    save->add_option("ID", wanted->id, id)->required();
    save->add_option("OUT", wanted->file, words.Text("File to write; readable by you only"))->required();

    CLI::App* archive = Below(*picture, session, "archive",
                              words.Text("Offer a picture no longer; visits keep it"), wanted, Archive);
    archive->add_option("ID", wanted->id, id)->required();
}

}  // namespace cli
