#include "ui/engine/model_catalog.h"

#include "segmentation/jobs/model_line.h"
#include "segmentation/networks/contract/contract_json.h"
#include "segmentation/system/error.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/translated.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace glioscope {

std::vector<ModelContract> modelsFromLines(const QByteArray& lines,
                                           QHash<QString, std::filesystem::path>* files)
{
    std::vector<ModelContract> models;
    for (const QByteArray& line : lines.split('\n')) {
        if (line.trimmed().isEmpty()) {
            continue;
        }
        try {
            const ModelLine model = modelFromLine(line.toStdString());
            models.push_back(contractFromJson(model.contract));
            if (files) {
                files->insert(QString::fromStdString(models.back().name), model.file);
            }
        } catch (const std::invalid_argument& error) {
            throw Error(
                tr("The engine's list of models cannot be read: %1 Reinstall so that viewer "
                   "and engine are of one version.")
                    .arg(shownFailure(error))
                    .toStdString());
        }
    }
    return models;
}

ModelCatalog::ModelCatalog(QString engineProgram, QObject* parent)
    : QObject(parent), m_process(std::move(engineProgram))
{
    connect(&m_process, &EngineProcess::lineRead, this,
            [this](const QByteArray& line) { m_lines += line + '\n'; });
    connect(&m_process, &EngineProcess::ended, this, &ModelCatalog::take);
}

const ModelContract* ModelCatalog::find(const QString& name) const
{
    const auto found = std::ranges::find(m_models, name.toStdString(), &ModelContract::name);
    return found == m_models.end() ? nullptr : &*found;
}

void ModelCatalog::refresh()
{
    m_process.abandon();  // an older list that arrives after a newer one would stay
    m_lines.clear();
    m_process.start({QStringLiteral("models"), QStringLiteral("--json")});
}

void ModelCatalog::take(const EngineEnding& ending)
{
    if (ending.how == EngineEnding::How::Missing) {
        finish({}, endingSentence(ending, m_process.program()));
        return;
    }
    if (!ending.isGood()) {
        const QString cause = tr("The models could not be listed. %1 Start Glioscope again.")
                                  .arg(endingSentence(ending, m_process.program()));
        finish({}, ending.words.isEmpty() ? cause : ending.words);
        return;
    }
    try {
        m_files.clear();
        std::vector<ModelContract> models = modelsFromLines(m_lines, &m_files);
        const bool none = models.empty();
        finish(std::move(models),
               none ? tr("No models are installed. Train one with "
                         "glioscope-engine, or put model files into the data folder.")
                    : QString());
    } catch (const Error& failure) {
        finish({}, shownFailure(failure));
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
