#include "ui/panes/volume_pane.h"

#include <QLabel>
#include <QTest>
#include <QTextDocument>
#include <QThreadPool>

using namespace glioscope;

namespace {

constexpr int kLongMs = 60'000;  // surfaces of many parts on a busy machine

std::shared_ptr<const Image> head()
{
    return std::make_shared<const Image>(Geometry{.size = {80, 80, 80}}, 100.F);
}

/// Cubes of `edge` voxels in every second place.
std::shared_ptr<const LabelMap> checks(int edge)
{
    LabelMap map(Geometry{.size = {80, 80, 80}});
    for (int k = 0; k < 80; ++k) {
        for (int j = 0; j < 80; ++j) {
            for (int i = 0; i < 80; ++i) {
                map.at(i, j, k) =
                    (i / edge + j / edge + k / edge) % 2 ? Label::Oedema : Label::Background;
            }
        }
    }
    return std::make_shared<const LabelMap>(std::move(map));
}

}  // namespace

class TestVolumePane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<Document>();
        m_state = std::make_unique<ViewState>(*m_document);
        m_pane = std::make_unique<VolumePane>(*m_state);
        m_pane->resize(400, 300);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_document->open(studyOf({head(), nullptr, nullptr, nullptr}));
    }

    void cleanup()
    {
        m_pane.reset();
        m_state.reset();
    }

    void makingSurfacesTakesNoThreadFromOpeningAndSaving()
    {
        QThreadPool* shared = QThreadPool::globalInstance();
        QVERIFY(shared->waitForDone(10'000));
        for (int layer = 0; layer < 3; ++layer) {
            m_document->add({.name = "expert", .content = LabelContent{.map = checks(20)}});
        }
        QVERIFY(m_pane->isMakingSurfaces());
        QCOMPARE(shared->activeThreadCount(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
    }

    void thePaneSaysWhileSurfacesAreMade()
    {
        QVERIFY(!hint()->isVisible());
        m_document->add({.name = "expert", .content = LabelContent{.map = checks(20)}});
        QVERIFY(hint()->isVisible());
        QVERIFY(hint()->text().startsWith(QStringLiteral("Making surfaces")));
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        QVERIFY(!hint()->isVisible());
    }

    void thePaneSaysThatASegmentationIsTooFragmented()
    {
        m_document->add({.name = "noise", .content = LabelContent{.map = checks(1)}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        QVERIFY(hint()->isVisible());
        QVERIFY(hint()->text().contains(QStringLiteral("fragmented")));
        m_state->setActiveLayer(std::nullopt);
        QVERIFY(!hint()->isVisible());
    }

    void switchingBetweenSegmentationsMakesNoSurfacesAnew()
    {
        const int first =
            m_document->add({.name = "expert", .content = LabelContent{.map = checks(20)}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        const int second =
            m_document->add({.name = "model", .content = LabelContent{.map = checks(40)}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        for (const int id : {first, second, first}) {
            m_state->setActiveLayer(id);
            QVERIFY(!m_pane->isMakingSurfaces());
            QVERIFY(!hint()->isVisible());
        }
    }

    void surfacesOfARemovedSegmentationAreLetGo()
    {
        const auto map = checks(40);
        const int id = m_document->add({.name = "model", .content = LabelContent{.map = map}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        m_document->remove(id);
        QTRY_COMPARE(map.use_count(), 1L);
    }

    void outlinedSegmentationsAreDrawnBesideTheActiveOneAndNamed()
    {
        const int first =
            m_document->add({.name = "expert", .content = LabelContent{.map = checks(20)}});
        m_document->add({.name = "model", .content = LabelContent{.map = checks(40)}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        QVERIFY(!legend()->isVisible());
        const QImage alone = m_pane->grab().toImage();
        m_state->setLayerOutlined(first, true);
        QVERIFY(m_pane->isMakingSurfaces());  // those of the one shown before were never asked for
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        QVERIFY(legend()->isVisible());
        QTextDocument text;
        text.setHtml(legend()->text());
        const QStringList lines = text.toPlainText().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].endsWith(QStringLiteral("model")));
        QVERIFY(lines[1].endsWith(QStringLiteral("expert")));
        const Colour colour = lookOf(m_document->layer(first)->look).colour;
        QTRY_VERIFY(count(m_pane->grab().toImage(), colour) > count(alone, colour) + 200);
        m_state->setActiveLayer(first);
        QVERIFY(!legend()->isVisible());
    }

    void ofSeveralTheFragmentedOneIsNamed()
    {
        const int noise =
            m_document->add({.name = "noise", .content = LabelContent{.map = checks(1)}});
        m_document->add({.name = "model", .content = LabelContent{.map = checks(40)}});
        m_state->setLayerOutlined(noise, true);
        QTRY_VERIFY_WITH_TIMEOUT(!m_pane->isMakingSurfaces(), kLongMs);
        QVERIFY(hint()->text().contains(QStringLiteral("noise")));
        QVERIFY(!hint()->text().contains(QStringLiteral("model")));
        QVERIFY(legend()->geometry().top() > hint()->geometry().bottom());
    }

private:
    [[nodiscard]] static int count(const QImage& picture, const Colour& colour)
    {
        int pixels = 0;
        for (int y = 40; y < picture.height(); ++y) {  // below the legend
            for (int x = 0; x < picture.width(); ++x) {
                const QColor at = picture.pixelColor(x, y);
                pixels += std::abs(at.red() - colour.red) < 12 &&
                          std::abs(at.green() - colour.green) < 12 &&
                          std::abs(at.blue() - colour.blue) < 12;
            }
        }
        return pixels;
    }
    [[nodiscard]] QLabel* legend() const
    {
        return m_pane->findChild<QLabel*>(QStringLiteral("surfacesLegend"));
    }
    [[nodiscard]] QLabel* hint() const
    {
        return m_pane->findChild<QLabel*>(QStringLiteral("surfacesHint"));
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<VolumePane> m_pane;
};

QTEST_MAIN(TestVolumePane)
#include "test_volume_pane.moc"
