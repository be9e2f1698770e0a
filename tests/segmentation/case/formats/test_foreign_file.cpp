#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/system/error.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/test_data.h"

#include <QTest>

#include <sys/fsuid.h>
#include <unistd.h>

using namespace glioscope;
using test::ByteVector;
namespace fs = std::filesystem;

namespace {

template <typename Function>
std::string refusal(Function&& function)
{
    try {
        function();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

ByteVector text(const std::string& words)
{
    return {words.begin(), words.end()};
}

ByteVector dicom()
{
    ByteVector bytes(400, 0);
    std::ranges::copy(std::string("DICM"), bytes.begin() + 128);
    return bytes;
}

/// Reads as somebody whom permissions bind while it lives; root is above them.
class OrdinaryUser {
public:
    OrdinaryUser() : m_before(static_cast<uid_t>(setfsuid(kNobody))) {}
    ~OrdinaryUser() { setfsuid(m_before); }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    uid_t m_before;
};

}  // namespace

class TestForeignFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherFormatsAreNamedWithWhatToDo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        const auto add = [](const char* file, const ByteVector& content, const char* words) {
            QTest::newRow(file) << QString::fromLatin1(file)
                                << QByteArray(content.data(),
                                              static_cast<qsizetype>(content.size()))
                                << QString::fromLatin1(words);
        };
        add("P_flair.mgz", text("x"), "FreeSurfer;mri_convert");
        add("P_flair.img", text("x"), "pair;open its .hdr");
        add("P_flair.nhdr", text("NRRD0004\n"), "another file;one .nrrd");
        add("IM0001.dcm", dicom(), "DICOM;import-dicom");
        add("IM0001", dicom(), "DICOM;import-dicom");
        add("P_t1.nii.gz", dicom(), "DICOM;import-dicom");
        add("P_t2.nii", text("ObjectType = Image\nNDims = 3\n" + std::string(400, ' ')),
            "MetaImage");
        add("P_t1ce.nii.gz", test::gzipped(test::gzipped(test::smallImage().bytes())),
            "twice;gunzip");
        add("Q_flair.nii.gz", text("/annex/objects/MD5E-s123--abc.nii.gz\n"),
            "fetched;git annex get");
        add("Q_t1.nii.gz", text("version https://git-lfs.github.com/spec/v1\n"),
            "fetched;git lfs pull");
        add("Q_t2.nii.gz", text("\x28\xb5\x2f\xfd" + std::string(400, 'x')), "zstd;unpack");
    }

    void otherFormatsAreNamedWithWhatToDo()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, words);
        const test::TemporaryFolder folder;
        const fs::path path = folder.path() / file.toStdString();
        test::writeFile(path, ByteVector(content.begin(), content.end()));
        const std::string alone = refusal([&] { (void)readImage(path); });
        const std::string opened = refusal([&] { (void)readCase(findCase(path)); });
        const std::string inFolder = refusal([&] { (void)readCase(findCase(folder.path())); });
        for (const std::string& said : {alone, opened, inFolder}) {
            for (const QString& word : words.split(QLatin1Char(';'))) {
                QVERIFY2(said.find(word.toStdString()) != std::string::npos, said.c_str());
            }
            QVERIFY2(said.find(file.toStdString()) != std::string::npos && said.ends_with('.'),
                     said.c_str());
        }
    }

    void foreignFilesAreFoundBelow()
    {
        const test::TemporaryFolder folder;
        test::writeFile(folder.path() / "001_FLAIR" / "IM0000", dicom());
        test::writeFile(folder.path() / "002_T1" / "IM0000", dicom());
        const std::string said = refusal([&] { (void)listCases(folder.path()); });
        QVERIFY2(said.find("import-dicom") != std::string::npos, said.c_str());
        test::writeFile(folder.path() / "003" / "scan.nii", test::smallImage().bytes());
        QVERIFY(refusal([&] { (void)listCases(folder.path()); }).find("import-dicom") ==
                std::string::npos);
        const test::TemporaryFolder nothing;
        test::writeText(nothing.path() / "notes.txt", "hello");
        QVERIFY(refusal([&] { (void)findCase(nothing.path()); }).find("case_flair.nii.gz") !=
                std::string::npos);
    }

    /// As git-annex leaves files whose content is elsewhere; the rest of the case is sound.
    void linksWithoutContentAreSaidToBe()
    {
        const test::TemporaryFolder folder;
        test::writeFile(folder.path() / "P_t1.nii", test::smallImage().bytes());
        fs::create_symlink("../.git/annex/objects/ab/cd/MD5E-s1--e.nii.gz/MD5E-s1--e.nii.gz",
                           folder.path() / "P_flair.nii.gz");
        const CaseFiles files = findCase(folder.path());
        QVERIFY(files.image(Sequence::Flair).has_value());
        const std::string annex = refusal([&] { (void)readCase(files); });
        QVERIFY2(annex.find("P_flair.nii.gz is a link") != std::string::npos &&
                     annex.find("git annex get") != std::string::npos,
                 annex.c_str());
        const std::string opened =
            refusal([&] { (void)findCase(folder.path() / "P_flair.nii.gz"); });
        QVERIFY2(opened.empty() || opened.find("git annex get") != std::string::npos,
                 opened.c_str());
        fs::remove(folder.path() / "P_flair.nii.gz");
        fs::create_symlink("gone.nii.gz", folder.path() / "P_flair.nii.gz");
        const std::string gone = refusal([&] { (void)readCase(findCase(folder.path())); });
        QVERIFY2(gone.find("a link to gone.nii.gz") != std::string::npos, gone.c_str());
    }

    void missingPermissionIsSaid()
    {
        const test::TemporaryFolder folder;
        fs::permissions(folder.path(), fs::perms::all);
        const fs::path caseFolder = folder.path() / "P";
        test::writeFile(caseFolder / "P_flair.nii", test::smallImage().bytes());
        fs::permissions(caseFolder / "P_flair.nii", fs::perms::none);
        const auto said = [&](const fs::path& path) {
            const OrdinaryUser user;
            return refusal([&] { (void)readCase(findCase(path)); });
        };
        {
            const OrdinaryUser user;
            if (access(caseFolder.c_str(), F_OK) != 0 ||
                !refusal([&] { (void)findCase(caseFolder); }).empty() ||
                std::ifstream(caseFolder / "P_flair.nii").good()) {
                QSKIP("This user's permissions cannot be taken away.");
            }
        }
        for (const fs::path& path : {caseFolder, caseFolder / "P_flair.nii"}) {
            const std::string file = said(path);
            QVERIFY2(file.find("P_flair.nii") != std::string::npos &&
                         file.find("no permission") != std::string::npos,
                     file.c_str());
        }
        fs::permissions(caseFolder, fs::perms::none);
        for (const fs::path& path : {folder.path(), caseFolder, caseFolder / "P_flair.nii"}) {
            const std::string denied = said(path);
            QVERIFY2(denied.find("no permission") != std::string::npos, denied.c_str());
        }
        fs::permissions(caseFolder, fs::perms::all);
    }
};

QTEST_APPLESS_MAIN(TestForeignFile)
#include "test_foreign_file.moc"
