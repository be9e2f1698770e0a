#include "ui/model_catalog.h"

#include "segmentation/volume/error.h"
#include "ui/engine_ending.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace glioscope {

std::vector<ModelContract> modelsFromLines(const QByteArray& lines)
{
    std::vector<ModelContract> models;
    for (const QByteArray& line : lines.split('\n')) {
        if (line.trimmed().isEmpty()) {
            continue;
        }
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        const QJsonValue contract = document.object().value(QLatin1String("contract"));
        if (!contract.isObject()) {
            throw Error(
                "The engine's list of models cannot be read: " + error.errorString().toStdString() +
                ". Reinstall so that viewer and engine are of one version.");
        }
        models.push_back(contractFromJson(
            QJsonDocument(contract.toObject()).toJson(QJsonDocument::Compact).toStdString()));
    }
    return models;
}

ModelCatalog::ModelCatalog(QString engineProgram, QObject* parent)
    : QObject(parent), m_program(std::move(engineProgram))
{
}

const ModelContract* ModelCatalog::find(const QString& name) const
{
    const auto found = std::ranges::find(m_models, name.toStdString(), &ModelContract::name);
    return found == m_models.end() ? nullptr : &*found;
}

ModelCatalog::~ModelCatalog()
{
    stopListing();
}

// An older list that arrives after a newer one would stay.
void ModelCatalog::stopListing()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished();
        m_process->deleteLater();
    }
}

void ModelCatalog::refresh()
{
    stopListing();
    auto* process = new QProcess(this);
    m_process = process;
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            process->deleteLater();
            finish(
                {},
                tr("The segmentation engine is missing: %1 cannot be started. Build or install it "
                   "beside the viewer.")
                    .arg(m_program));
        }
    });
    connect(process, &QProcess::finished, this,
            [this, process](int code, QProcess::ExitStatus status) {
                process->deleteLater();
                take(*process, code, status);
            });
    process->start(m_program, {QStringLiteral("models"), QStringLiteral("--json")});
}

void ModelCatalog::take(QProcess& process, int code, QProcess::ExitStatus status)
{
    if (status == QProcess::CrashExit) {
        finish({}, tr("The segmentation engine %1 while it listed the models. Start Glioscope "
                      "again.")
                       .arg(endedBySignal(code)));
        return;
    }
    if (code != 0) {
        const QString words = QString::fromUtf8(process.readAllStandardError()).trimmed();
        const QString none = tr("The segmentation engine could not list the models and did not say "
                                "why (exit code %1). Start Glioscope again.")
                                 .arg(code);
        finish({}, words.isEmpty() ? none : words);
        return;
    }
    try {
        std::vector<ModelContract> models = modelsFromLines(process.readAllStandardOutput());
        const bool none = models.empty();
        finish(std::move(models),
               none ? tr("No models are installed. Train one with "
                         "glioscope-engine, or put model files into the data folder.")
                    : QString());
    } catch (const Error& failure) {
        finish({}, QString::fromUtf8(failure.what()));
    }
}

void ModelCatalog::finish(std::vector<ModelContract> models, const QString& problem)
{
    m_models = std::move(models);
    m_problem = problem;
    m_known = true;
    Q_EMIT changed();
}

}  // namespace glioscope
