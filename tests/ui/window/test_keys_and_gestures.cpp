// Every row of the tables of commands and of gestures, done in the real window: each key calls its
// command alone, and each gesture does in each preset what the table says and nothing else.

#include "tests/support/main_window_case.h"
#include "ui/panes/layouts.h"
#include "ui/panes/mouse_preset.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <optional>

using namespace glioscope;

namespace {

/// All that a gesture can change.
struct Seen {
    Vec3 cursor;
    WindowLevel window;
    CameraPosition camera;
    int slice;
    const Pane* maximised;
    bool menu;
    bool operator==(const Seen&) const = default;
};

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace

class TestKeysAndGestures : public test::MainWindowCase {
    Q_OBJECT

    SlicePane* m_pane = nullptr;
    QPoint m_from, m_to;

    Seen seen()
    {
        const auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return {.cursor = state().cursorLps(),
                .window = state().windowLevel(),
                .camera = m_pane->scene().cameras().position(),
                .slice = m_pane->scene().slice(),
                .maximised = m_window->panes().maximisedPane(),
                .menu = menu != nullptr};
    }

    void hold(HeldKeys held, bool down)
    {
        for (const auto& [wanted, which] :
             {std::pair{held.space, Qt::Key_Space}, {held.w, Qt::Key_W}}) {
            if (wanted && down) {
                QTest::keyPress(m_pane, which);
            } else if (wanted) {
                QTest::keyRelease(m_pane, which);
            }
        }
    }

    static Qt::KeyboardModifiers modifiersOf(HeldKeys held)
    {
        return (held.control ? Qt::ControlModifier : Qt::NoModifier) |
               (held.shift ? Qt::ShiftModifier : Qt::NoModifier);
    }

    void wheel(Qt::KeyboardModifiers held)
    {
        QWheelEvent event(m_from, m_pane->mapToGlobal(m_from), {}, {0, 120}, Qt::NoButton, held,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_pane, &event);
    }

    /// With modifiers, which Qt Test's own moves do not have.
    void moveTo(QPoint place, Qt::MouseButtons buttons, Qt::KeyboardModifiers held)
    {
        QMouseEvent event(QEvent::MouseMove, place, m_pane->mapToGlobal(place), Qt::NoButton,
                          buttons, held);
        QApplication::sendEvent(m_pane, &event);
    }

    void perform(const MouseRow& row)
    {
        const Qt::KeyboardModifiers held = modifiersOf(row.held);
        hold(row.held, true);
        switch (row.act) {
        case MouseAct::Drag:
            QTest::mousePress(m_pane, row.button, held, m_from);
            moveTo((m_from + m_to) / 2, row.button, held);
            moveTo(m_to, row.button, held);
            QTest::mouseRelease(m_pane, row.button, held, m_to);
            break;
        case MouseAct::Click: QTest::mouseClick(m_pane, row.button, held, m_to); break;
        case MouseAct::DoubleClick: QTest::mouseDClick(m_pane, row.button, held, m_to); break;
        case MouseAct::Move: moveTo(m_to, Qt::NoButton, held); break;
        case MouseAct::Wheel: wheel(held); break;
        }
        hold(row.held, false);
    }

    /// What `before` becomes by a gesture that the table says, as far as it can be foretold; what
    /// has no exact value is taken from what came of it, once it is known to be another.
    std::optional<Seen> expected(Gesture gesture, const Seen& before, const Seen& after,
                                 const Vec3& from, const Vec3& to)
    {
        Seen wanted = before;
        switch (gesture) {
        case Gesture::None: break;
        case Gesture::Crosshair:
            if (distance(after.cursor, to) > 1e-3) {
                return std::nullopt;
            }
            wanted.cursor = after.cursor;
            break;
        case Gesture::WindowLevel:
            // The way to m_to leads right and down.
            if (after.window.window <= before.window.window ||
                after.window.level <= before.window.level) {
                return std::nullopt;
            }
            wanted.window = after.window;
            break;
        case Gesture::WindowLevelBox: {
            const Image& image = *state().shownImage();
            const auto box = windowLevelWithin(image, image.geometry.nearestVoxel(from),
                                               image.geometry.nearestVoxel(to));
            if (!box) {
                return std::nullopt;
            }
            wanted.window = *box;
            break;
        }
        case Gesture::Pan:
            // What lay under the pointer lies there still.
            if (distance(m_pane->lpsAt(m_to), from) > 0.1) {
                return std::nullopt;
            }
            wanted.camera.centreLps = after.camera.centreLps;
            break;
        case Gesture::Zoom:
            if (after.camera.pixelsPerMm == before.camera.pixelsPerMm) {
                return std::nullopt;
            }
            wanted.camera = after.camera;
            break;
        case Gesture::Slices:
        case Gesture::FastSlices:
            wanted.slice += gesture == Gesture::Slices ? 1 : 5;
            if (distance(after.cursor, before.cursor) == 0) {
                return std::nullopt;
            }
            wanted.cursor = after.cursor;
            break;
        case Gesture::Menu: wanted.menu = true; break;
        case Gesture::Maximise:
            // Its first click is one, and the larger pane is fitted.
            wanted.maximised = m_pane;
            wanted.cursor = after.cursor;
            wanted.camera = after.camera;
            break;
        }
        return wanted;
    }

private Q_SLOTS:
    void everyGestureDoesWhatItsRowSaysInBothPresets_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("radiology");
        int number = 0;
        for (const MouseRow& row : mouseTable()) {
            QTest::addRow("%s, Radiology", row.text) << number << true;
            QTest::addRow("%s, Research", row.text) << number << false;
            ++number;
        }
    }
    void everyGestureDoesWhatItsRowSaysInBothPresets()
    {
        QFETCH(int, number);
        QFETCH(bool, radiology);
        const MouseRow& row = mouseTable()[std::size_t(number)];
        if (!m_workspace->session.isOpen()) {
            openCase(m_case);
        }
        m_window->actions()[radiology ? Command::PresetRadiology : Command::PresetResearch]
            ->trigger();
        if (m_window->actions()[Command::ValuesAtClick]->isChecked()) {
            m_window->actions()[Command::ValuesAtClick]->trigger();  // the table would lie there
        }
        m_pane = pointAt(SlicePlane::Axial);
        m_window->panes().resetAllViews();
        for (const Sequence each : kAllSequences) {
            state().resetWindowLevel(each);
        }
        QTRY_VERIFY(m_pane->scene().sliceCount() > 0);
        m_from = m_pane->rect().center() - QPoint(20, 16);
        m_to = m_from + QPoint(30, 24);
        const Seen before = seen();
        const Vec3 from = m_pane->lpsAt(m_from), to = m_pane->lpsAt(m_to);
        perform(row);
        const Gesture gesture = radiology ? row.radiology : row.research;
        if (gesture == Gesture::Menu) {
            QTRY_VERIFY(QApplication::activePopupWidget());
        }
        const Seen after = seen();
        const std::optional<Seen> wanted = expected(gesture, before, after, from, to);
        QVERIFY2(wanted, "It did not do what its row says.");
        QVERIFY2(after == *wanted, "It did something else too.");
        while (QWidget* popup = QApplication::activePopupWidget()) {
            popup->close();
        }
        m_window->panes().maximise(nullptr);
    }

    void everyRowOfTheTableIsAGestureOfItsOwn()
    {
        for (const MouseRow& row : mouseTable()) {
            QVERIFY(!mouseText(row).isEmpty() && !gestureText(row.radiology).isEmpty() &&
                    !gestureText(row.research).isEmpty());
            const auto same = std::ranges::count_if(mouseTable(), [&row](const MouseRow& other) {
                return other.act == row.act && other.button == row.button && other.held == row.held;
            });
            QCOMPARE(int(same), 1);
        }
    }

    /// The last, for it takes the commands away from the window.
    void everyKeyCallsItsOwnCommandOnce()
    {
        openCase(m_case);
        m_pane = pointAt(SlicePlane::Axial);
        QList<QAction*> all;
        QList<std::pair<QKeySequence, QAction*>> keys;
        for (const CommandInfo& info : commandTable()) {
            QAction* action = m_window->actions()[info.command];
            all << action;
            for (const QKeySequence& each : keysOf(info)) {
                keys << std::pair{each, action};
            }
        }
        for (const LayoutInfo& info : layoutTable()) {
            auto* action = m_window->findChild<QAction*>(QString::fromLatin1(info.key));
            all << action;
            for (const QKeySequence& each : keysOf(info)) {
                keys << std::pair{each, action};
            }
        }
        QVERIFY(keys.size() > 60);
        QList<QAction*> called;
        for (QAction* action : all) {
            QObject::disconnect(action, &QAction::triggered, nullptr, nullptr);
            action->setEnabled(true);
            connect(action, &QAction::triggered, this, [&called, action] { called << action; });
        }
        for (const auto& [sequence, action] : keys) {
            called.clear();
            QTest::keySequence(m_pane, sequence);
            QVERIFY2(called == QList{action},
                     qPrintable(sequence.toString() + QStringLiteral(": ") + action->text()));
        }
        closeWindow();
    }
};

QTEST_MAIN(TestKeysAndGestures)
#include "test_keys_and_gestures.moc"
