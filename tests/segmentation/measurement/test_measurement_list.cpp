#include "segmentation/measurement/measurement_list.h"

#include <QTest>

using namespace glioscope;

namespace {

Measurement ruler(double mm)
{
    return {.points = {{0, 0, 0}, {mm, 0, 0}}};
}

}  // namespace

class TestMeasurementList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreNotGivenTwice()
    {
        MeasurementList list;
        QCOMPARE(list.add(ruler(1)), 1);
        QCOMPARE(list.add(ruler(2)), 2);
        list.remove({2});
        QCOMPARE(list.add(ruler(3)), 3);
        list.undo();
        list.undo();
        QCOMPARE(list.all().size(), std::size_t{2});
        QCOMPARE(lengthMm(*list.find(2)), 2.0);
    }

    void everyStepGoesBackAndForth()
    {
        MeasurementList list;
        std::vector<std::vector<Measurement>> states = {list.all()};
        list.add(ruler(5));
        states.push_back(list.all());
        list.add({ruler(6), ruler(7)});
        states.push_back(list.all());
        Measurement longer = *list.find(2);
        longer.points[1][0] = 60;
        list.show(longer);
        list.settle();
        states.push_back(list.all());
        list.replace({1, 3}, {ruler(8)});
        states.push_back(list.all());
        for (std::size_t s = states.size() - 1; s > 0; --s) {
            QVERIFY(list.canUndo());
            list.undo();
            QVERIFY(list.all() == states[s - 1]);
        }
        QVERIFY(!list.canUndo());
        list.undo();
        for (std::size_t s = 1; s < states.size(); ++s) {
            QVERIFY(list.canRedo());
            list.redo();
            QVERIFY(list.all() == states[s]);
        }
        QVERIFY(!list.canRedo());
        list.undo();
        list.add(ruler(9));
        QVERIFY(!list.canRedo());
    }

    void aDragIsOneStepAndCanBeAbandoned()
    {
        MeasurementList list;
        list.add(ruler(5));
        int told = 0;
        const auto subscription = list.subscribe([&](MeasurementList::Change) { ++told; });
        const auto drag = [&](double mm) {
            Measurement m = *list.find(1);
            m.points[1][0] = mm;
            list.show(m);
        };
        drag(6);
        drag(7);
        drag(8);
        QCOMPARE(told, 3);
        QCOMPARE(lengthMm(*list.find(1)), 8.0);
        list.settle();
        list.undo();
        QCOMPARE(lengthMm(*list.find(1)), 5.0);
        drag(9);
        list.abandon();
        QCOMPARE(lengthMm(*list.find(1)), 5.0);
        QVERIFY(list.canRedo());  // nothing was done in its place
        drag(9);
        drag(5);
        list.settle();
        QVERIFY(list.canRedo());
    }

    void selectionIsOfWhatIsThere()
    {
        MeasurementList list;
        list.add(ruler(5));
        list.select(1);
        QCOMPARE(list.selected(), std::optional(1));
        list.remove({1});
        QVERIFY(!list.selected());
        list.undo();
        QCOMPARE(list.selected(), std::optional(1));
    }

    void anotherCaseHasItsOwnAndNothingToUndo()
    {
        MeasurementList list;
        list.add(ruler(5));
        Measurement seventh = ruler(3);
        seventh.id = 7;
        list.open({seventh});
        QVERIFY(!list.canUndo());
        QCOMPARE(list.add(ruler(1)), 8);
        list.open({ruler(1), ruler(2)});
        QCOMPARE(list.all()[1].id, 2);
        list.open({});
        QVERIFY(list.all().empty());
        QCOMPARE(list.add(ruler(1)), 1);
    }

    void oldStepsAreForgotten()
    {
        MeasurementList list;
        for (int i = 0; i < 300; ++i) {
            list.add(ruler(i + 1));
        }
        int steps = 0;
        for (; list.canUndo(); ++steps) {
            list.undo();
        }
        QCOMPARE(steps, 200);
    }
};

QTEST_APPLESS_MAIN(TestMeasurementList)
#include "test_measurement_list.moc"
