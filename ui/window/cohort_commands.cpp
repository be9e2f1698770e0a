#include "ui/window/cohort_commands.h"

#include "segmentation/system/error.h"
#include "ui/comparison/cohort_dialog.h"
#include "ui/comparison/comparison.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/path_string.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace glioscope {

CohortCommands::CohortCommands(const Context& context, QWidget* parent)
    : QObject(parent), m(context), m_window(parent)
{
    m.actions.on(Command::OpenComparison, this, [this] { chooseFolder(); });
    CaseSession& session = m.workspace.session;
    connect(&session, &CaseSession::opened, this, &CohortCommands::addSegmentation);
    connect(&session, &CaseSession::openFailed, this, [this] { m_opening.reset(); });
    connect(&session, &CaseSession::masksAdded, this, &CohortCommands::goToWorst);
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
        m.messages.show(Notice::Kind::Problem, QString::fromUtf8(error.what()));
        return;
    }
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &CohortDialog::chosen, this,
            [this](const ComparedCase& compared, Structure structure) {
                open({compared, structure});
            });
    m_dialog->show();
}

void CohortCommands::open(const Wanted& wanted)
{
    if (wanted.compared.casePath.empty()) {
        m.messages.show(
            Notice::Kind::Problem,
            tr("The comparison does not tell where %1 lies; run glioscope-engine compare again.")
                .arg(QString::fromStdString(bytesText(wanted.compared.caseName))));
        return;
    }
    m.leaveCase([this, wanted] {
        m_opening = wanted;
        m.workspace.session.open(wanted.compared.casePath);
    });
}

void CohortCommands::addSegmentation()
{
    m_addingTo.reset();
    const std::optional<Wanted> wanted = std::exchange(m_opening, std::nullopt);
    CaseSession& session = m.workspace.session;
    if (!wanted || session.current()->files.name != wanted->compared.caseName) {
        return;  // another case was opened meanwhile
    }
    if (!wanted->compared.problem.empty()) {
        m.messages.show(Notice::Kind::Problem,
                        QString::fromStdString(bytesText(wanted->compared.problem)));
    } else if (!wanted->compared.segmentation.empty()) {
        m_addingTo = wanted->structure;
        session.addMasks({wanted->compared.segmentation});
    }
}

void CohortCommands::goToWorst(const QList<LayerId>& added, const QStringList& problems)
{
    if (added.isEmpty() && problems.isEmpty()) {
        return;  // the user is asked what its numbers mean; it comes with the answer
    }
    const std::optional<Structure> structure = std::exchange(m_addingTo, std::nullopt);
    if (!structure || added.isEmpty()) {
        return;
    }
    if (const Layer* reference = m.comparison.reference()) {
        m.workspace.state.setLayerOutlined(reference->id, true);  // else the model's alone is drawn
    }
    m.comparison.setStructure(*structure);
    m.comparison.step(1);
}

}  // namespace glioscope
