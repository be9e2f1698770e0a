#pragma once

// Second page: the dataset made into patch files, which training reads. Interrupted work goes on
// where it was.

#include "ui/training/engine_task.h"
#include "ui/training/patch_folder.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace glioscope {

class FolderField;
class NoticeLabel;

class PatchesPage : public QWidget {
    Q_OBJECT
public:
    explicit PatchesPage(const QString& engineProgram, QWidget* parent = nullptr);

    [[nodiscard]] QString patches() const;
    void setPatches(const QString& folder);
    /// Where the cases come from, and what their labels mean; see DataPage.
    void setSource(const QString& dataset, const QString& labelScheme);

    void prepare();

Q_SIGNALS:
    /// Another folder, or other files in it.
    void patchesChanged(const QString& folder);

private:
    void onEnded(EngineTask::End end, const QString& problem);
    void showFolder();
    [[nodiscard]] PrepareSettings settings() const;

    EngineTask m_task;
    QString m_dataset;
    QString m_labelScheme;
    QStringList m_left;  ///< cases that could not be prepared, a sentence each
    QLabel* m_source;
    FolderField* m_patches;
    QDoubleSpinBox* m_spacing;
    QCheckBox* m_synthetic;
    QPushButton* m_prepare;
    NoticeLabel* m_outcome;
    QLabel* m_contents;
    QListWidget* m_cases;
};

}  // namespace glioscope
