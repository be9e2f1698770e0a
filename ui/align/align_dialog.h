#pragma once

// The moves of the open case's sequences onto its T1ce: looked for, shown as numbers and as
// pictures of both, decided about one by one, and used. Closing it uses nothing.

#include "segmentation/session/study.h"
#include "ui/engine/case_moves.h"

#include <QDialog>

#include <array>
#include <optional>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QTableView;

namespace glioscope {

class MoveTable;
class NoticeLabel;
class PairView;

class AlignDialog : public QDialog {
    Q_OBJECT
public:
    /// `moves` and `session` must outlive it; `windows` are those of the sequences on screen.
    /// Closes itself with the case.
    AlignDialog(CaseMoves& moves, CaseSession& session, const std::array<WindowLevel, 4>& windows,
                QWidget* parent = nullptr);
    ~AlignDialog() override;

    /// Shows the moves in use, or looks for some.
    void begin();

private:
    [[nodiscard]] QWidget* makePictures();
    [[nodiscard]] QWidget* makeDecisions();
    [[nodiscard]] QWidget* makeProgress();
    void makeButtons();
    void connectAll();
    void take(const CaseAlignment& alignment);
    void showFailure(const QString& problem);
    void showProgress(const Progress& progress);
    void showSequence();
    void showSlice();
    void updateButtons();
    [[nodiscard]] std::optional<Sequence> current() const;
    [[nodiscard]] RigidRegistration& moveOf(Sequence sequence);
    void acceptMove(Sequence sequence);
    void leave(Sequence sequence);
    void searchAgain(Sequence sequence);
    void useMoves();
    void cancelSearch();

    CaseMoves& m_moves;
    CaseSession& m_session;
    std::array<WindowLevel, 4> m_windows;
    std::optional<CaseAlignment> m_now;  ///< with what was decided
    std::array<int, 4> m_attempts = {};  ///< by Sequence
    MoveTable* m_model;
    QTableView* m_table;
    NoticeLabel* m_notice;
    PairView* m_view;
    QComboBox* m_plane = nullptr;
    QSlider* m_slice = nullptr;
    QLabel* m_sliceText = nullptr;
    QPushButton* m_accept = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_leave = nullptr;
    QWidget* m_searching = nullptr;
    QLabel* m_stage = nullptr;
    QProgressBar* m_progress = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_drop = nullptr;
};

}  // namespace glioscope
