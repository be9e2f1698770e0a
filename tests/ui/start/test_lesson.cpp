// What students are told, held against the demonstration case's own anatomy (the same seed on a
// coarser grid), and the pictures of it.

#include "ui/start/lesson.h"

#include "segmentation/system/error.h"
#include "tests/support/small_case.h"
#include "ui/start/lesson_picture.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace glioscope;

class TestLesson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_phantom = test::smallPhantom(2, 1);
        for (std::size_t s = 0; s < 4; ++s) {
            m_case.images[s] = std::make_shared<const Image>(m_phantom.images[s]);
            m_windows[s] = automaticWindowLevel(m_phantom.images[s]);
        }
        m_case.labels =
            std::make_shared<const CaseLabels>(CaseLabels{.map = m_phantom.labels, .file = {}});
        // Fluid is what is brightest on T2 outside the tumour, white matter what is brightest on
        // T1.
        m_fluidFrom = percentileOfNormal(Sequence::T2, 0.97);
        m_whiteFrom = percentileOfNormal(Sequence::T1, 0.75);
    }

    void whatIsSaidOfTheSequencesHoldsInTheDemonstrationCase()
    {
        const double flairWhite = mean(Sequence::Flair, isWhite);
        QVERIFY(mean(Sequence::Flair, isFluid) < 0.5 * flairWhite);
        QVERIFY(mean(Sequence::Flair, is<Label::Oedema>) > 1.3 * flairWhite);
        const double t1White = mean(Sequence::T1, isWhite);
        QVERIFY(mean(Sequence::T1, isFluid) < 0.6 * t1White);
        for (const auto& part : {is<Label::Oedema>, is<Label::Necrosis>, is<Label::Enhancing>}) {
            QVERIFY(mean(Sequence::T1, part) < 0.9 * t1White);
        }
        const double t2White = mean(Sequence::T2, isWhite);
        QVERIFY(mean(Sequence::T2, isFluid) > 1.8 * t2White);
        QVERIFY(mean(Sequence::T2, is<Label::Oedema>) > 1.5 * t2White);
        QVERIFY(mean(Sequence::T2, is<Label::Necrosis>) > 1.5 * t2White);
    }

    void whatIsSaidOfTheLabelsHoldsInTheDemonstrationCase()
    {
        const double before = mean(Sequence::T1, isWhite);
        const double after = mean(Sequence::T1ce, isWhite);
        QVERIFY(mean(Sequence::T1ce, is<Label::Enhancing>) > 1.15 * after);
        QVERIFY(mean(Sequence::T1, is<Label::Enhancing>) < before);
        QVERIFY(mean(Sequence::T1ce, is<Label::Necrosis>) <
                0.7 * mean(Sequence::T1ce, is<Label::Enhancing>));
        QVERIFY(mean(Sequence::T1ce, is<Label::Oedema>) < after);
    }

    void everySequenceAndStructureHasItsWords()
    {
        for (const Sequence sequence : kAllSequences) {
            QVERIFY(
                lessonTitle(sequence).startsWith(QString::fromUtf8(displayName(sequence).data())));
            QVERIFY(lessonText(sequence).size() > 60);
        }
        for (const Structure structure : kAllStructures) {
            QVERIFY(lessonText(structure).size() > 30);
        }
        QCOMPARE(lessonTitle(Structure::TumourCore), QStringLiteral("TC: tumour core"));
    }

    void aMarkColoursItsVoxelsAndNoOthers()
    {
        const LessonSlice slice = lessonSlice(m_case, m_windows);
        QVERIFY(std::ranges::count(slice.labels, Label::Enhancing) > 5);
        for (const Sequence sequence : kAllSequences) {
            const QImage plain = lessonPicture(slice, sequence, {});
            const QImage core =
                lessonPicture(slice, sequence, {{Structure::TumourCore, Palette::Classic, true}});
            QCOMPARE(plain.size(), core.size());
            const int scale = plain.width() / slice.width;
            for (int y = 0; y < plain.height(); ++y) {
                for (int x = 0; x < plain.width(); ++x) {
                    const Label label =
                        slice.labels[std::size_t(y / scale) * slice.width + std::size_t(x / scale)];
                    const bool inside = contains(Region::TumourCore, label);
                    const QColor drawn = core.pixelColor(x, y);
                    QCOMPARE(drawn != plain.pixelColor(x, y), inside);
                    QVERIFY(!inside || drawn.red() > drawn.green());
                }
            }
        }
    }

    void marksHaveTheColoursOfThePalette()
    {
        const LessonSlice slice = lessonSlice(m_case, m_windows);
        for (const Palette palette : {Palette::Classic, Palette::ColourBlindSafe}) {
            for (const Structure structure : kTaughtStructures) {
                const LessonMark mark{structure, palette};
                const Colour colour = colourOf(mark);
                const QImage picture = lessonPicture(slice, Sequence::T2, {mark});
                const QColor wanted(colour.red, colour.green, colour.blue);
                int outline = 0;
                for (int y = 0; y < picture.height(); ++y) {
                    for (int x = 0; x < picture.width(); ++x) {
                        outline += picture.pixelColor(x, y) == wanted ? 1 : 0;
                    }
                }
                QVERIFY(outline > 20);
            }
        }
        QVERIFY(colourOf(LessonMark{Structure::Enhancing, Palette::Classic}) ==
                colourOf(Label::Enhancing, Palette::Classic));
    }

    void thePatientsLeftIsOnTheRight()
    {
        const LessonSlice slice = lessonSlice(m_case, m_windows);
        const Vec3 centre = m_phantom.labels.geometry.centreLps();
        double tumourL = 0, count = 0;
        const Geometry& grid = m_phantom.labels.geometry;
        for (int k = 0, v = 0; k < grid.size[2]; ++k) {
            for (int j = 0; j < grid.size[1]; ++j) {
                for (int i = 0; i < grid.size[0]; ++i, ++v) {
                    if (isTumour(m_phantom.labels.voxels[std::size_t(v)])) {
                        tumourL += grid.toLps({double(i), double(j), double(k)})[0];
                        ++count;
                    }
                }
            }
        }
        const bool onLeft = tumourL / count > centre[0];
        double x = 0, marked = 0;
        for (std::size_t n = 0; n < slice.labels.size(); ++n) {
            if (isTumour(slice.labels[n])) {
                x += double(n % std::size_t(slice.width));
                ++marked;
            }
        }
        QCOMPARE(x / marked > slice.width / 2.0, onLeft);
    }

    void withoutASequenceThereIsNoLesson()
    {
        Case incomplete = m_case;
        incomplete.images[2] = nullptr;
        QVERIFY_THROWS_EXCEPTION(Error, (void)lessonSlice(incomplete, m_windows));
        incomplete = m_case;
        incomplete.labels = nullptr;
        QVERIFY_THROWS_EXCEPTION(Error, (void)lessonSlice(incomplete, m_windows));
    }

private:
    using Part = bool (*)(const TestLesson&, std::size_t);

    [[nodiscard]] float value(Sequence sequence, std::size_t v) const
    {
        return m_phantom.images[std::size_t(sequence)].voxels[v];
    }
    [[nodiscard]] bool isNormal(std::size_t v) const
    {
        return m_phantom.labels.voxels[v] == Label::Background && value(Sequence::T1, v) > 0;
    }
    static bool isFluid(const TestLesson& test, std::size_t v)
    {
        return test.isNormal(v) && test.value(Sequence::T2, v) > test.m_fluidFrom;
    }
    static bool isWhite(const TestLesson& test, std::size_t v)
    {
        return test.isNormal(v) && test.value(Sequence::T1, v) > test.m_whiteFrom;
    }
    template <Label label>
    static bool is(const TestLesson& test, std::size_t v)
    {
        return test.m_phantom.labels.voxels[v] == label;
    }

    [[nodiscard]] double mean(Sequence sequence, Part part) const
    {
        double sum = 0, count = 0;
        for (std::size_t v = 0; v < m_phantom.labels.voxels.size(); ++v) {
            if (part(*this, v)) {
                sum += value(sequence, v);
                ++count;
            }
        }
        return sum / count;
    }

    [[nodiscard]] float percentileOfNormal(Sequence sequence, double share) const
    {
        std::vector<float> values;
        for (std::size_t v = 0; v < m_phantom.labels.voxels.size(); ++v) {
            if (isNormal(v)) {
                values.push_back(value(sequence, v));
            }
        }
        std::ranges::sort(values);
        return values[std::size_t(double(values.size()) * share)];
    }

    Phantom m_phantom;
    Case m_case;
    std::array<WindowLevel, 4> m_windows;
    float m_fluidFrom = 0;
    float m_whiteFrom = 0;
};

QTEST_APPLESS_MAIN(TestLesson)
#include "test_lesson.moc"
