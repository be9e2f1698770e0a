#include "training/learning/schedule.h"

#include <QtTest>

using namespace glioscope;

class TestSchedule : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void warmsUpThenDecaysToZero()
    {
        const LearningRateSchedule s{.peak = 0.002,
                                     .warmUpSteps = 10,
                                     .totalSteps = 110,
                                     .decay = RateDecay::Polynomial,
                                     .exponent = 0.9};
        QCOMPARE(learningRateAt(s, 0), 0.0002);
        QCOMPARE(learningRateAt(s, 9), 0.002);
        QCOMPARE(learningRateAt(s, 10), 0.002);
        QCOMPARE(learningRateAt(s, 60), 0.002 * std::pow(0.5, 0.9));
        QCOMPARE(learningRateAt(s, 110), 0.0);
        QCOMPARE(learningRateAt(s, 1000), 0.0);
    }

    void cosineHalvesHalfwayAndConstantStays()
    {
        LearningRateSchedule s{
            .peak = 0.002, .warmUpSteps = 10, .totalSteps = 110, .decay = RateDecay::Cosine};
        QCOMPARE(learningRateAt(s, 4), 0.001);
        QCOMPARE(learningRateAt(s, 10), 0.002);
        QCOMPARE(learningRateAt(s, 35), 0.001 * (1 + std::sqrt(0.5)));
        QCOMPARE(learningRateAt(s, 60), 0.001);
        QCOMPARE(learningRateAt(s, 110), 0.0);
        s.decay = RateDecay::Constant;
        QCOMPARE(learningRateAt(s, 4), 0.001);
        QCOMPARE(learningRateAt(s, 1000), 0.002);
    }

    void noWarmUpStartsAtThePeak()
    {
        QCOMPARE(learningRateAt({.peak = 0.1, .warmUpSteps = 0, .totalSteps = 1}, 0), 0.1);
    }

    void averageForgetsTheStart()
    {
        QCOMPARE(emaDecayAt(0.99, 0), 0.1);
        QCOMPARE(emaDecayAt(0.99, 10), 0.55);
        QCOMPARE(emaDecayAt(0.99, 100000), 0.99);
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "test_schedule.moc"
