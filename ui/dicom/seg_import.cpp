#include "ui/dicom/seg_import.h"

#include "segmentation/system/error.h"
#include "ui/dicom/private_folder.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <utility>

namespace glioscope {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

SegImport::SegImport(QString program, fs::path folders, QObject* parent)
    : QObject(parent), m_task(std::move(program)), m_folders(std::move(folders))
{
    connect(&m_task, &EngineTask::progressed, this, &SegImport::progressed);
    connect(&m_task, &EngineTask::ended, this, &SegImport::onEnded);
    connect(&m_task, &EngineTask::said, this, [this](const QByteArray& line) {
        if (auto question = segQuestionIn(line)) {
            m_question = std::move(question);
        } else if (auto report = segReportIn(line)) {
            m_report = std::move(report);
        }
    });
}

void SegImport::start(const fs::path& file, const fs::path& study, const SegAnswers& answers)
{
    if (isRunning()) {
        return;
    }
    m_question.reset();
    m_report.reset();
    m_file = file;
    try {
        m_folder = makePrivateFolder(m_folders);
    } catch (const Error& error) {
        Q_EMIT failed(shownFailure(error));
        return;
    }
    m_task.start(QStringList{u"import-seg"_s, pathString(file), u"--study"_s, pathString(study),
                             u"--output"_s, pathString(m_folder->path() / "read"), u"--ask"_s} +
                 argumentsOf(answers));
}

void SegImport::onEnded(EngineTask::End end, const QString& problem)
{
    const std::shared_ptr<const OwnedFolder> folder = std::exchange(m_folder, nullptr);
    if (end == EngineTask::End::Cancelled) {
        Q_EMIT cancelled();
    } else if (m_question) {
        Q_EMIT asked(*std::exchange(m_question, {}));
    } else if (end == EngineTask::End::Failed) {
        Q_EMIT failed(problem);
    } else if (m_report) {
        Q_EMIT imported({m_file, *std::exchange(m_report, {}), folder});
    } else {
        Q_EMIT failed(
            tr("The engine did not say what it read of %1. Try again.").arg(pathString(m_file)));
    }
}

}  // namespace glioscope
