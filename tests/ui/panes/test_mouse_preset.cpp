#include "ui/panes/mouse_preset.h"

#include <QTest>

using namespace glioscope;

class TestMousePreset : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void presetsDifferInTheLeftButtonAlone()
    {
        for (const auto button : {Qt::MiddleButton, Qt::RightButton}) {
            QCOMPARE(dragGesture(MousePreset::Radiology, button, {}),
                     dragGesture(MousePreset::Research, button, {}));
        }
        QCOMPARE(dragGesture(MousePreset::Radiology, Qt::LeftButton, {}), Gesture::WindowLevel);
        QCOMPARE(dragGesture(MousePreset::Research, Qt::LeftButton, {}), Gesture::Crosshair);
    }

    void middlePansAndRightZooms()
    {
        QCOMPARE(dragGesture(MousePreset::Radiology, Qt::MiddleButton, {}), Gesture::Pan);
        QCOMPARE(dragGesture(MousePreset::Radiology, Qt::RightButton, {}), Gesture::Zoom);
    }

    void heldKeysChangeTheLeftButtonInBothPresets()
    {
        for (const auto preset : {MousePreset::Radiology, MousePreset::Research}) {
            QCOMPARE(dragGesture(preset, Qt::LeftButton, {.space = true}), Gesture::Pan);
            QCOMPARE(dragGesture(preset, Qt::LeftButton, {.w = true}), Gesture::WindowLevel);
            QCOMPARE(dragGesture(preset, Qt::LeftButton, {.control = true}),
                     Gesture::WindowLevelBox);
        }
    }

    void onlyAPlainLeftClickPlacesTheCrosshair()
    {
        QCOMPARE(clickGesture(Qt::LeftButton, {}), Gesture::Crosshair);
        QCOMPARE(clickGesture(Qt::LeftButton, {.space = true}), Gesture::None);
        QCOMPARE(clickGesture(Qt::RightButton, {}), Gesture::Menu);
        QCOMPARE(clickGesture(Qt::MiddleButton, {}), Gesture::None);
    }
};

QTEST_APPLESS_MAIN(TestMousePreset)
#include "test_mouse_preset.moc"
