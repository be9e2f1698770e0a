#pragma once

// The models there are, asked from the engine once (`glioscope-engine models --json`), since
// reading model files is its business. Asynchronous; the list is empty until the answer comes.

#include "segmentation/networks/contract/model_contract.h"
#include "ui/engine/engine_process.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace glioscope {

class ModelCatalog : public QObject {
    Q_OBJECT
public:
    explicit ModelCatalog(QString engineProgram, QObject* parent = nullptr);

    /// Best measured first.
    [[nodiscard]] const std::vector<ModelContract>& models() const { return m_models; }
    [[nodiscard]] const ModelContract* find(const QString& name) const;
    /// Empty where there is no such model.
    [[nodiscard]] std::filesystem::path fileOf(const QString& name) const
    {
        return m_files.value(name);
    }
    /// Why the list is empty; empty where it is not, or not yet known.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] bool isKnown() const { return m_known; }

    void refresh();

Q_SIGNALS:
    void changed();

private:
    /// What the engine answered, or why it did not.
    void take(const EngineEnding& ending);
    void finish(std::vector<ModelContract> models, const QString& problem);

    EngineProcess m_process;
    QByteArray m_lines;
    std::vector<ModelContract> m_models;
    QHash<QString, std::filesystem::path> m_files;
    QString m_problem;
    bool m_known = false;
};

/// The engine's answer: a JSON object with "file" and "contract" a line. Throws Error. `files`
/// receives where each lies.
[[nodiscard]] std::vector<ModelContract> modelsFromLines(
    const QByteArray& lines, QHash<QString, std::filesystem::path>* files = nullptr);

}  // namespace glioscope
