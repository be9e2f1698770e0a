#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/dataset/dataset_audit.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/jobs/audit_report.h"
#include "segmentation/system/plain_numbers.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <clocale>
#include <cmath>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

/// A case whose FLAIR is an NRRD file and whose T1 a NIfTI file on the same grid of 1.6x0.9x2.5 mm.
void writeCase(const fs::path& folder)
{
    const std::string header =
        "NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 4 3 2\n"
        "space directions: (1.6,0,0) (0,0.9,0) (0,0,2.5)\nkinds: domain domain domain\nendian: "
        "little\n"
        "encoding: raw\nspace origin: (-79.25,-95.5,80.125)\n\n";
    test::NiftiFile nifti = test::smallImage();
    nifti.spacing = {1.6F, 0.9F, 2.5F};
    nifti.sform = {-1.6F, 0, 0, 79.25F, 0, -0.9F, 0, 95.5F, 0, 0, 2.5F, 80.125F};
    test::ByteVector nrrd(header.begin(), header.end());
    nrrd.insert(nrrd.end(), nifti.voxels.begin(), nifti.voxels.end());
    test::writeFile(folder / "P_FLAIR.nrrd", nrrd);
    test::writeFile(folder / "P_T1.nii.gz", test::gzipped(nifti.bytes()));
}

}  // namespace

/// Libraries change the process's locale behind a program's back: Qt at its start, for one.
class TestLocale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("localedef")).isEmpty()) {
            QSKIP("localedef, which makes the locales to test under, is absent.");
        }
        qputenv("LOCPATH", m_folder.path().c_str());
    }

    void cleanup() { std::setlocale(LC_ALL, "C"); }

    void filesReadTheSameInEveryLocale_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char* name : {"de_DE", "fr_FR", "tr_TR"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }

    void filesReadTheSameInEveryLocale()
    {
        QFETCH(const QString, locale);
        const test::TemporaryFolder folder;
        writeCase(folder.path() / "P");
        const Case expected = readCase(findCase(folder.path()));
        const std::string audit = auditJson(auditDataset(folder.path()));
        if (!enter(locale)) {
            QSKIP("The definitions of locales (package locales) are absent.");
        }
        QCOMPARE(std::strtod("1.6", nullptr), 1.0);  // as ITK reads its headers there
        const Case read = readCase(findCase(folder.path()));
        for (const Sequence sequence : {Sequence::Flair, Sequence::T1}) {
            QVERIFY(read.image(sequence));
            QVERIFY(read.image(sequence)->geometry == expected.image(sequence)->geometry);
            QCOMPARE(read.image(sequence)->voxels, expected.image(sequence)->voxels);
        }
        const Geometry& grid = read.image(Sequence::Flair)->geometry;
        QCOMPARE(grid.spacingMm[0], 1.6);
        QCOMPARE(grid.originLps[2], 80.125);
        QVERIFY(samePhysicalGrid(grid, read.image(Sequence::T1)->geometry));
        keepNumbersPlain();
        QCOMPARE(auditJson(auditDataset(folder.path())), audit);
    }

    void numbersArePlainAfterwards()
    {
        if (!enter(QStringLiteral("de_DE"))) {
            QSKIP("The definitions of locales (package locales) are absent.");
        }
        QCOMPARE(std::localeconv()->decimal_point, ",");
        keepNumbersPlain();
        QCOMPARE(std::strtod("1.6", nullptr), 1.6);
        QCOMPARE(describe(Geometry{.size = {1, 1, 1}, .spacingMm = {0.9, 1, 1}}).find(','),
                 describe(Geometry{.size = {1, 1, 1}, .spacingMm = {0.9, 1, 1}}).find(", LPS"));
    }

private:
    /// Makes the locale with localedef, once, and enters it.
    bool enter(const QString& name)
    {
        const std::string full = name.toStdString() + ".UTF-8";
        const fs::path made = m_folder.path() / full;
        if (!fs::exists(made)) {
            QProcess::execute(
                QStringLiteral("localedef"),
                {QStringLiteral("--no-archive"), QStringLiteral("-i"), name, QStringLiteral("-f"),
                 QStringLiteral("UTF-8"), QString::fromStdString(made.string())});
        }
        return std::setlocale(LC_ALL, full.c_str()) != nullptr;
    }

    test::TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(TestLocale)
#include "test_locale.moc"
