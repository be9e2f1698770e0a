#pragma once

// The geometry passports of the open case: the table of its images and layers, what the chosen
// one's file says in sentences, and the way back to the question whether it is mirrored.

#include "ui/widgets/scrolling_dock.h"
#include "viewer/state/view_state.h"

class QLabel;
class QPushButton;
class QTableView;

namespace glioscope {

class CaseSession;
class GeometryTable;
class WrappedLabel;

class GeometryDock : public ScrollingDock {
    Q_OBJECT
public:
    /// Both must outlive the dock.
    GeometryDock(ViewState& state, CaseSession& session, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to look again at whether a layer is mirrored.
    void mirroringQuestioned(LayerId id);

private:
    void showChosen();

    CaseSession& m_session;
    GeometryTable* m_model = nullptr;
    QTableView* m_table = nullptr;
    WrappedLabel* m_hint = nullptr;
    WrappedLabel* m_details = nullptr;
    QPushButton* m_ask = nullptr;
};

}  // namespace glioscope
