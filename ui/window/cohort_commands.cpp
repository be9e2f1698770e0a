#include "ui/window/cohort_commands.h"

#include "segmentation/case/dataset/own_file.h"
#include "segmentation/system/error.h"
#include "ui/comparison/cohort_dialog.h"
#include "ui/comparison/comparison.h"
#include "ui/panes/layouts.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/window/layout_commands.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

/// Null where none was read from the file.
const Layer* layerFrom(const CaseSession& session, const std::filesystem::path& file)
{
    const auto found = std::ranges::find_if(session.layers(), [&](const Layer& layer) {
        return layer.labels() && !file.empty() && layer.origin.file == file;
    });
    return found == session.layers().end() ? nullptr : &*found;
}

}  // namespace

CohortCommands::CohortCommands(const Context& context, QWidget* parent)
    : QObject(parent), m(context), m_window(parent)
{
    m.actions.on(Command::OpenComparison, this, [this] { chooseFolder(); });
    CaseSession& session = m.workspace.session;
    connect(&session, &CaseSession::opened, this, &CohortCommands::addSegmentations);
    connect(&session, &CaseSession::openFailed, this, [this] { m_opening.reset(); });
    connect(&session, &CaseSession::masksAdded, this, &CohortCommands::onMasksAdded);
}

void CohortCommands::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(
        m_window, tr("Open the folder of a comparison"), m.preferences.lastFolder);
    if (!folder.isEmpty()) {
        m.preferences.lastFolder = QFileInfo(folder).absolutePath();
        show(folder);
    }
}

void CohortCommands::show(const QString& folder)
{
    try {
        std::vector<ComparedCase> compared = readComparison(pathFromString(folder));
        delete m_dialog;
        m_dialog = new CohortDialog(folder, std::move(compared), m_window);
    } catch (const Error& error) {
        m.messages.show(Notice::Kind::Problem, shownFailure(error));
        return;
    }
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &CohortDialog::chosen, this,
            [this](const std::vector<ComparedCase>& compared, Structure structure) {
                open({compared, structure});
            });
    m_dialog->show();
}

bool CohortCommands::isOpen(const ComparedCase& compared) const
{
    const CaseSession& session = m.workspace.session;
    return session.isOpen() && !session.isLoading() &&
           session.current()->files.name == compared.caseName &&
           ownFileAt(session.current()->files, compared.casePath).has_value();
}

void CohortCommands::open(const Wanted& wanted)
{
    const ComparedCase& clicked = wanted.compared.back();
    if (clicked.casePath.empty()) {
        m.messages.show(
            Notice::Kind::Problem,
            tr("The comparison does not tell where %1 lies; run glioscope-engine compare again.")
                .arg(QString::fromStdString(bytesText(clicked.caseName))));
    } else if (isOpen(clicked)) {
        m_opening = wanted;
        addSegmentations();
    } else {
        m.leaveCase([this, wanted] {
            m_opening = wanted;
            m.workspace.session.open(wanted.compared.back().casePath);
        });
    }
}

void CohortCommands::addSegmentations()
{
    m_adding.reset();
    const std::optional<Wanted> wanted = std::exchange(m_opening, std::nullopt);
    CaseSession& session = m.workspace.session;
    if (!wanted || session.current()->files.name != wanted->compared.back().caseName) {
        return;  // another case was opened meanwhile
    }
    QStringList problems;
    std::vector<std::filesystem::path> lacking;
    for (const ComparedCase& compared : wanted->compared) {
        if (!compared.problem.empty()) {
            problems << shownSentence(compared.problem);
        } else if (!compared.segmentation.empty() && !layerFrom(session, compared.segmentation)) {
            lacking.push_back(compared.segmentation);
        }
    }
    if (!problems.isEmpty()) {
        m.messages.show(Notice::Kind::Problem, problems.join(QLatin1Char('\n')));
    }
    if (lacking.empty()) {
        showWorst(*wanted);
    } else {
        m_adding = wanted;
        session.addMasks(lacking);
    }
}

void CohortCommands::onMasksAdded(const QList<LayerId>& added, const QStringList& problems)
{
    if (added.isEmpty() && problems.isEmpty()) {
        return;  // the user is asked what its numbers mean; it comes with the answer
    }
    if (const std::optional<Wanted> wanted = std::exchange(m_adding, std::nullopt)) {
        showWorst(*wanted);
    }
}

std::vector<LayerId> CohortCommands::layersOf(const Wanted& wanted) const
{
    std::vector<LayerId> layers;
    for (const ComparedCase& compared : wanted.compared) {
        if (const Layer* layer = layerFrom(m.workspace.session, compared.segmentation)) {
            layers.push_back(layer->id);
        }
    }
    return layers;
}

void CohortCommands::showWorst(const Wanted& wanted)
{
    std::vector<LayerId> shown = layersOf(wanted);
    if (shown.empty()) {
        return;
    }
    ViewState& state = m.workspace.state;
    const bool several = shown.size() > 1;
    state.setActiveLayer(shown.back());
    const Layer* reference = m.comparison.reference();
    for (const Layer* layer : m.comparison.segmentations()) {
        const bool chosen = std::ranges::find(shown, layer->id) != shown.end();
        m.comparison.setLeftOut(layer->id, !chosen);
    }
    if (reference && std::ranges::find(shown, reference->id) == shown.end()) {
        state.setLayerOutlined(reference->id, true);  // else the model's alone is drawn
        shown.insert(shown.begin(), reference->id);
    }
    m.layouts.compare(shown);
    if (several) {
        m.layouts.chooseLayout(*layoutCalled(u"side-by-side"));
    }
    m.comparison.setStructure(wanted.structure);
    m.comparison.goToLargest();
}

}  // namespace glioscope
