#include "ui/dataset/case_digest.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/metrics/evaluation.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

class TestCaseDigest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_phantom = test::smallPhantom(5); }

    void pictureSchemeAndVolumesAreOfTheCase()
    {
        const CaseFiles files = findCase(test::writeCase(m_folder.path(), m_phantom));
        const CaseDigest digest = digestOf(files, std::nullopt, PictureStore());
        QVERIFY(digest.problem.isEmpty());
        QVERIFY(!digest.picture.isNull());
        QCOMPARE(digest.scheme, std::optional(LabelScheme::Brats2021));
        QVERIFY(digest.ml && (*digest.ml)[Structure::WholeTumour] > 1);
        for (const LabelVolume& volume : labelVolumes(m_phantom.labels)) {
            QCOMPARE((*digest.ml)[volume.structure], volume.volumeMl);
        }
    }

    void withoutLabelsThereIsAPictureAlone()
    {
        const CaseFiles files = findCase(
            test::writeCase(m_folder.path(), m_phantom, {.name = "Plain", .withLabels = false}));
        const CaseDigest digest = digestOf(files, std::nullopt, PictureStore());
        QVERIFY(digest.problem.isEmpty() && !digest.picture.isNull());
        QVERIFY(!digest.scheme && !digest.ml);
    }

    void labelsThatNothingSettlesAreAProblemUntilTheUserHasTold()
    {
        const CaseFiles files = findCase(
            test::writeCase(m_folder.path(), m_phantom, {.name = "Unclear", .ambiguous = true}));
        const CaseDigest unclear = digestOf(files, std::nullopt, PictureStore());
        QVERIFY(!unclear.problem.isEmpty() && !unclear.ml && !unclear.picture.isNull());
        const CaseDigest told = digestOf(files, LabelScheme::Brats2023, PictureStore());
        QVERIFY(told.problem.isEmpty() && told.ml);
        QCOMPARE(told.scheme, std::optional(LabelScheme::Brats2023));
    }

    void aDamagedFileIsAProblemThatNamesIt()
    {
        const fs::path folder = test::writeCase(m_folder.path(), m_phantom, {.name = "Damaged"});
        fs::resize_file(folder / "Damaged_flair.nii", 500);
        const CaseDigest digest = digestOf(findCase(folder), std::nullopt, PictureStore());
        QVERIFY(digest.problem.contains(QStringLiteral("Damaged_flair.nii")));
        QVERIFY(digest.picture.isNull() && digest.ml);
    }

    void ofA4dFileTheSequencesOwnVolumeIsShown()
    {
        const fs::path file = m_folder.path() / "four.nii";
        test::NiftiFile four;
        four.size = {20, 20, 4, 4};
        for (int volume = 0; volume < 4; ++volume) {
            std::vector<double> values;
            for (int v = 0; v < 20 * 20 * 4; ++v) {
                // Bright at another end in each.
                values.push_back(volume % 2 == 0 ? v % 20 : 19 - v % 20);
            }
            four.append<std::int16_t>(values);
        }
        test::writeFile(file, four.bytes());
        CaseFiles files;
        files.name = "Four";
        files.images4d = true;
        files.images.fill(file);
        const auto rightIsBrighter = [&files] {
            const QImage picture = digestOf(files, std::nullopt, PictureStore()).picture;
            return qGray(picture.pixel(85, 48)) > qGray(picture.pixel(10, 48));
        };
        files.channelOf = {0, 1, 2, 3};
        const bool first = rightIsBrighter();
        files.channelOf = {1, 0, 2, 3};
        QCOMPARE(rightIsBrighter(), !first);
        files.channelOf = {9, 0, 2, 3};
        QVERIFY(digestOf(files, std::nullopt, PictureStore())
                    .problem.contains(QStringLiteral("four.nii")));
    }

    void aSecondDigestReadsNothingUntilAFileChanges()
    {
        const PictureStore store(m_folder.path() / "store");
        const fs::path folder = test::writeCase(m_folder.path(), m_phantom, {.name = "Kept"});
        const CaseFiles files = findCase(folder);
        const CaseDigest first = digestOf(files, std::nullopt, store);
        // Other voxels, but size and time as before: only who reads them can tell.
        const auto time = fs::last_write_time(*files.labels);
        const auto size = fs::file_size(*files.labels);
        LabelMap other = m_phantom.labels;
        std::ranges::fill(other.voxels, Label::Oedema);
        writeLabels(*files.labels, other, LabelScheme::Brats2021);
        QCOMPARE(fs::file_size(*files.labels), size);
        fs::last_write_time(*files.labels, time);
        const CaseDigest second = digestOf(files, std::nullopt, store);
        QVERIFY(second.ml == first.ml && second.scheme == first.scheme);
        QVERIFY(second.picture.convertToFormat(first.picture.format()) == first.picture);
        fs::last_write_time(*files.labels, time + std::chrono::seconds(5));
        const CaseDigest third = digestOf(files, std::nullopt, store);
        QVERIFY((*third.ml)[Structure::WholeTumour] > 2 * (*first.ml)[Structure::WholeTumour]);
    }

    void whatHasAProblemIsReadAgain()
    {
        const PictureStore store(m_folder.path() / "problems");
        const fs::path folder = test::writeCase(m_folder.path(), m_phantom, {.name = "Mended"});
        const fs::path flair = folder / "Mended_flair.nii";
        const auto size = fs::file_size(flair);
        const auto time = fs::last_write_time(flair);
        const CaseFiles files = findCase(folder);
        fs::copy_file(flair, m_folder.path() / "whole.nii");
        std::ofstream(flair, std::ios::binary) << std::string(size, 'x');
        fs::last_write_time(flair, time);
        QVERIFY(!digestOf(files, std::nullopt, store).problem.isEmpty());
        fs::copy_file(m_folder.path() / "whole.nii", flair, fs::copy_options::overwrite_existing);
        fs::last_write_time(flair, time);
        QVERIFY(digestOf(files, std::nullopt, store).problem.isEmpty());
    }

private:
    test::TemporaryFolder m_folder;
    Phantom m_phantom;
};

QTEST_GUILESS_MAIN(TestCaseDigest)
#include "test_case_digest.moc"
