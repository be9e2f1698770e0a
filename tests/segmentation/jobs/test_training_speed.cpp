#include "segmentation/jobs/training_speed.h"

#include <QtTest>

using namespace glioscope;

class TestTrainingSpeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresComeBack()
    {
        const TrainingSpeed speed = {.steps = 5,
                                     .loaderSeconds = 0.25,
                                     .loaderCpuSeconds = 0.5,
                                     .networkSeconds = 0.75,
                                     .bothSeconds = 1,
                                     .bothCpuSeconds = 2,
                                     .peakMemoryBytes = 3.2e9,
                                     .diskBytes = 1e7};
        QCOMPARE(trainingSpeedFromLine(toLine(speed)), std::optional(speed));
        QCOMPARE(
            toLine(speed),
            std::string(R"({"bothCpuSeconds":2.0,"bothSeconds":1.0,"diskBytes":10000000.0,)"
                        R"("loaderCpuSeconds":0.5,"loaderSeconds":0.25,"loaderShareOfCpu":0.25,)"
                        R"("networkSeconds":0.75,"peakBytes":3200000000.0,"shareOfSlower":0.75,)"
                        R"("steps":5,"type":"training-benchmark"})"));
    }

    void otherLinesAreNone()
    {
        for (const char* line : {"", "{", R"({"type":"benchmark"})",
                                 R"({"type":"training-benchmark","steps":"many"})"}) {
            QVERIFY2(!trainingSpeedFromLine(line), line);
        }
    }
};

QTEST_APPLESS_MAIN(TestTrainingSpeed)
#include "test_training_speed.moc"
