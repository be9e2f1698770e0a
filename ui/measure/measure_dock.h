#pragma once

// What is measured on the slices of the open case: tools, the list, what images hold within a
// chosen region, and the enhancing lesions by RANO's rule. Shows the list and changes what is
// selected in it; what is listed can be copied and written.

#include "ui/measure/rano_panel.h"
#include "ui/tools/measure_desk.h"
#include "ui/widgets/scrolling_dock.h"
#include "viewer/state/view_state.h"

#include <QList>

namespace glioscope {

class MeasureDock : public ScrollingDock {
    Q_OBJECT
public:
    /// Commands that it has buttons of.
    struct Commands {
        QList<QAction*> tools;
        QAction* remove;
        QAction* write;
        QAction* measureLesions;
    };
    /// All must outlive the dock.
    MeasureDock(MeasureDesk& desk, const LesionMeasuring& measuring, ViewState& state,
                const Commands& commands, QWidget* parent = nullptr);

    /// Selects it and puts the cursor into its middle.
    void goTo(MeasurementId id);
    /// What the table has selected.
    [[nodiscard]] std::vector<MeasurementId> chosen() const;
    [[nodiscard]] RanoPanel& rano() { return *m_rano; }

Q_SIGNALS:
    /// The cursor is at a measurement.
    void arrived();

private:
    void addList(QVBoxLayout& layout, const Commands& commands);
    void addRegion(QVBoxLayout& layout);
    void showState();
    void showRegion();
    void showSelection();
    void copyAll() const;

    MeasurementList& m_list;
    ViewState& m_state;
    MeasurementList::Subscription m_subscription;
    ViewState::Subscription m_stateSubscription;
    QLabel* m_hint = nullptr;
    QWidget* m_content = nullptr;
    FigureRows* m_rows = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_regionHeading = nullptr;
    FigureRows* m_regionRows = nullptr;
    QTableView* m_region = nullptr;
    RanoPanel* m_rano = nullptr;
};

}  // namespace glioscope
