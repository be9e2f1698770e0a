#pragma once

// First page: which folder of cases, and what is wrong with it before anybody trains on it.

#include "ui/engine/engine_task.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QTableView;

namespace glioscope {

class AuditTable;
class FolderField;
class NoticeLabel;

class DataPage : public QWidget {
    Q_OBJECT
public:
    explicit DataPage(const QString& engineProgram, QWidget* parent = nullptr);

    [[nodiscard]] QString dataset() const;
    void setDataset(const QString& folder);
    /// A key of --labels; an unknown one lets files and names decide.
    void setLabelScheme(const QString& key);
    /// Value of --labels; empty where files and names decide.
    [[nodiscard]] QString labelScheme() const;
    /// Value of --patients; empty where names and folders decide.
    [[nodiscard]] QString patientsFile() const;

    /// Reads the whole dataset in the background; the table follows.
    void audit();

Q_SIGNALS:
    void datasetChanged(const QString& folder);
    /// What labels mean, or whose the cases are, is said anew.
    void meaningChanged();

private:
    void makeTable();
    void showReport(const QByteArray& line);
    void onEnded(EngineTask::End end, const QString& problem);
    void forgetReport();

    EngineTask m_task;
    FolderField* m_dataset;
    QComboBox* m_labels;
    FolderField* m_patients;
    QPushButton* m_audit;
    AuditTable* m_table;
    QTableView* m_view;
    NoticeLabel* m_summary;
    bool m_reported = false;
};

}  // namespace glioscope
