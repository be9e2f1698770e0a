#include "ui/export/comparison_film.h"

#include "segmentation/phantom/phantom.h"
#include "tests/support/test_data.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace glioscope;
namespace fs = std::filesystem;

class TestComparisonFilm : public QObject {
    Q_OBJECT

    std::unique_ptr<Document> m_document;
    std::unique_ptr<ViewState> m_state;
    std::vector<LayerId> m_layers;

private Q_SLOTS:
    void init()
    {
        Phantom phantom = makePhantom(
            {.geometry = {
                 .size = {60, 60, 40}, .spacingMm = {4, 4, 4}, .originLps = {0, -236, 0}}});
        m_document = std::make_unique<Document>();
        m_state = std::make_unique<ViewState>(*m_document);
        CaseImages images;
        for (std::size_t s = 0; s < images.size(); ++s) {
            images[s] = std::make_shared<const Image>(std::move(phantom.images[s]));
        }
        m_document->open(studyOf(images));
        const auto map = std::make_shared<const LabelMap>(std::move(phantom.labels));
        m_layers = {m_document->add({.name = "expert", .content = measured(map)}),
                    m_document->add({.name = "unet", .content = measured(map)})};
    }

    void aFilmOfTwoSegmentationsIsWritten()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "film.gif";
        ComparisonFilm film(*m_document, *m_state, {.file = file, .layers = m_layers});
        QSignalSpy progress(&film, &ComparisonFilm::progress);
        QSignalSpy finished(&film, &ComparisonFilm::finished);
        film.start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.first().first().toString(), QString());
        const int slices = m_state->contentBox().end[2] - m_state->contentBox().begin[2];
        QCOMPARE(progress.size(), slices);
        QCOMPARE(progress.last()[0].toInt(), progress.last()[1].toInt());
        QVERIFY(fs::file_size(file) > 10'000);
    }

    void aCancelledFilmLeavesNothing()
    {
        const test::TemporaryFolder folder;
        ComparisonFilm film(*m_document, *m_state, {.file = folder.path() / "film.mp4"});
        QSignalSpy finished(&film, &ComparisonFilm::finished);
        connect(&film, &ComparisonFilm::progress, &film, [&](int done) {
            if (done == 3) {
                film.cancel();
            }
        });
        film.start();
        QVERIFY(finished.size() == 1 || finished.wait(60'000));
        QCOMPARE(finished.first().first().toString(), QString());
        QVERIFY(fs::is_empty(folder.path()));
    }

    void whatKeepsAFilmFromBeingWrittenIsSaid()
    {
        ComparisonFilm film(*m_document, *m_state, {.file = "/nowhere/film.mp4"});
        QSignalSpy finished(&film, &ComparisonFilm::finished);
        film.start();
        QVERIFY(finished.wait(60'000));
        QVERIFY(finished.first().first().toString().contains(QStringLiteral("film.mp4")));
    }
};

QTEST_MAIN(TestComparisonFilm)
#include "test_comparison_film.moc"
