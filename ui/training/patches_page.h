#pragma once

// Second page: the dataset made into patch files, which training reads, whole cases or ready-made
// patches. Interrupted work goes on where it was.

#include "ui/engine/engine_task.h"
#include "ui/training/patch_folder.h"
#include "ui/training/prepare_settings.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace glioscope {

class FolderField;
class NoticeLabel;
class PrepareRows;

class PatchesPage : public QWidget {
    Q_OBJECT
public:
    explicit PatchesPage(const QString& engineProgram, QWidget* parent = nullptr);

    [[nodiscard]] QString patches() const;
    /// What the folder held when it was last looked at.
    [[nodiscard]] const PatchFolder& contents() const { return m_found; }
    void setPatches(const QString& folder);
    /// Where the cases come from, and what their labels mean; see DataPage.
    void setSource(const QString& dataset, const QString& labelScheme, const QString& patientsFile);

    void setEditable(bool editable);
    void prepare();
    /// Looks at the folder again: another program may have changed it.
    void refresh();

Q_SIGNALS:
    /// Another folder, or other files in it; see contents().
    void patchesChanged();

private:
    void makeLayout();
    void onEnded(EngineTask::End end, const QString& problem);
    void showPrepared();
    void takeFolder();
    void showContents();
    [[nodiscard]] QString startProblem() const;

    EngineTask m_task;
    PatchFolder m_found;
    QString m_dataset;
    QString m_labelScheme;
    QString m_patientsFile;
    QStringList m_left;     ///< cases that could not be prepared, a sentence each
    QStringList m_notices;  ///< about cases that could
    QLabel* m_source;
    FolderField* m_patches;
    PrepareRows* m_rows = nullptr;
    QPushButton* m_prepare;
    NoticeLabel* m_outcome;
    QLabel* m_contents;
    QListWidget* m_cases;
};

}  // namespace glioscope
