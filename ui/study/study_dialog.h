#pragma once

// A study on its way to a case: its files are looked through, its series shown with what they are
// taken for, questions asked, and the chosen ones read. Says whose the study is. Each step can be
// cancelled, and nothing that is open changes before `imported`.

#include "ui/study/study_import.h"
#include "ui/study/study_memory.h"

#include <QDialog>

#include <array>
#include <filesystem>
#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QTableView;
class QVBoxLayout;

namespace glioscope {

class NoticeLabel;
class SeriesTable;
class WrappedLabel;

class StudyDialog : public QDialog {
    Q_OBJECT
public:
    struct Context {
        QString engine;               ///< program
        std::filesystem::path study;  ///< its folder, or one of its files
        std::filesystem::path cases;  ///< where folders of imported cases are made
        StudyMemory memory = StudyMemory();
        /// What was chosen before: read at once, and nothing is asked; nothing where it is not all
        /// there.
        std::function<std::optional<SeriesChoice>(const StudyListing&)> known = {};
        /// The folder by which what was chosen before names the study; empty where it does not.
        /// One that tells the patient was named because that is wanted.
        std::filesystem::path named = {};
    };
    /// Begins at once.
    explicit StudyDialog(Context context, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Its series can be seen and chosen.
    void listed();
    void imported(const StudyCase& study);
    /// There is nothing to choose from, or what was chosen before is not there or cannot be read;
    /// the dialog closes.
    void failed(const QString& sentence);

private:
    void makeTable(QVBoxLayout& layout);
    void makeChoices(QVBoxLayout& layout);
    void makeKeepPaths(QVBoxLayout& layout);
    void makeProgress(QVBoxLayout& layout);
    void connectTasks();
    void readLine(const QByteArray& line);
    void show(StudyListing listing);
    void refuse(const StudyListing& listing);
    void fail(const QString& sentence);
    /// What was chosen before.
    void take(const StudyListing& listing);
    void showPatients();
    void showKeepPaths();
    void fillChoices();
    void fillChoice(Sequence sequence);
    void takeChoice(Sequence sequence, int index);
    void showChoice();
    void showProgress(const Progress& progress);
    void startImport();
    void setReading(bool reading);

    Context m;
    EngineTask m_look;
    StudyImport m_import;
    SeriesTable* m_series = nullptr;  ///< null until they are known
    SeriesChoice m_choice;
    WrappedLabel* m_patients;
    QTableView* m_table;
    QWidget* m_choices;
    std::array<QComboBox*, 4> m_combos = {};
    NoticeLabel* m_memoryNote;
    QCheckBox* m_keepPaths;                      ///< where the study's folder tells the patient
    std::array<NoticeLabel*, 5> m_notices = {};  ///< a question a sequence, and one more
    QLabel* m_doing;
    QProgressBar* m_bar;
    QDialogButtonBox* m_buttons;
};

}  // namespace glioscope
