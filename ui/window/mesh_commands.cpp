#include "ui/window/mesh_commands.h"

#include "segmentation/system/error.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/text.h"
#include "ui/window/replacing.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>

#include <memory>
#include <string>

namespace glioscope {
namespace {

struct Attempt {
    MeshOutcome outcome;
    Sentence failure;  ///< empty where it is written
};

Attempt attempt(const LabelMap& map, const MeshRequest& request)
{
    try {
        return {.outcome = writeMeshes(map, request), .failure = {}};
    } catch (const Error& error) {
        return {.outcome = {}, .failure = error.said()};
    }
}

QStringList filesOf(const MeshRequest& request)
{
    QStringList files;
    for (const Structure structure : request.structures) {
        files << pathString(meshFile(request, structure));
    }
    return files;
}

}  // namespace

PerStructure<Colour> structureColours(Palette palette)
{
    PerStructure<Colour> colours;
    for (const Region region : kAllRegions) {
        colours[structureOf(region)] = colourOf(region, palette);
    }
    for (const Label label : kMarkedLabels) {
        colours[structureOf(label)] = colourOf(label, palette);
    }
    return colours;
}

MeshCommands::MeshCommands(const Context& context, QWidget* parent)
    : QObject(parent), m(context), m_window(parent)
{
    m.actions.on(Command::ExportMeshes, this, [this] { choose(); });
    m_subscription = m.workspace.state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Images | Change::Layers)) {
            updateCommands();
        }
    });
    updateCommands();
}

void MeshCommands::updateCommands()
{
    m.actions[Command::ExportMeshes]->setEnabled(m.workspace.state.activeLayer() != nullptr);
}

void MeshCommands::choose()
{
    const Layer* layer = m.workspace.state.activeLayer();
    if (!layer) {
        return;
    }
    const std::unique_ptr<QDialog> dialog(makeMeshDialog(*layer, m_format, m_window));
    if (dialog->exec() != QDialog::Accepted) {
        return;
    }
    const MeshChoice choice = chosenMeshes(*dialog);
    m_format = choice.format;
    const QString before =
        m.preferences.lastSaveFolder.isEmpty() ? QDir::homePath() : m.preferences.lastSaveFolder;
    const QString folder =
        QFileDialog::getExistingDirectory(m_window, tr("Write surfaces into a folder"), before);
    if (!folder.isEmpty()) {
        write(choice, folder);
    }
}

void MeshCommands::write(const MeshChoice& choice, const QString& folder)
{
    const Layer* layer = m.workspace.state.activeLayer();
    const Case* current = m.workspace.session.current();
    if (!layer || !current) {
        return;
    }
    const MeshRequest request = {.folder = pathFromString(folder),
                                 .caseName = current->files.name,
                                 .format = choice.format,
                                 .structures = choice.structures,
                                 .colours = structureColours(layer->style.palette)};
    if (!mayWrite(filesOf(request), m.workspace.session, m.messages, m_window)) {
        return;
    }
    m.preferences.lastSaveFolder = folder;
    m.messages.show(Notice::Kind::Note, tr("Making and writing surfaces…"));
    runInBackground(
        this, [map = layer->labels()->map, request] { return attempt(*map, request); },
        [this, folder](const Attempt& made) {
            made.failure.empty()
                ? tell(made.outcome, folder)
                : m.messages.show(Notice::Kind::Problem, shownSentence(made.failure));
        });
}

void MeshCommands::tell(const MeshOutcome& outcome, const QString& folder)
{
    QStringList names;
    for (const WrittenMesh& mesh : outcome.written) {
        names << toQString(shortName(mesh.structure));
    }
    QStringList sentences;
    if (!names.isEmpty()) {
        sentences << tr("Surfaces written into %1: %2.").arg(folder, listed(names));
    }
    QStringList empty;
    for (const Structure structure : outcome.empty) {
        empty << toQString(shortName(structure));
    }
    if (!empty.isEmpty()) {
        sentences << tr("Nothing is labelled %1, so there is no file of it.").arg(listed(empty));
    }
    for (const std::filesystem::path& file : outcome.outdated) {
        sentences << tr("%1 is from an earlier time.").arg(pathString(file.filename()));
    }
    m.messages.show(names.isEmpty() ? Notice::Kind::Note : Notice::Kind::Good,
                    sentences.join(QLatin1Char(' ')));
}

}  // namespace glioscope
