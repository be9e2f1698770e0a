#include "ui/engine/known_cases.h"

#include "segmentation/system/durable_file.h"
#include "segmentation/system/file_identity.h"

#include <QCryptographicHash>

#include <algorithm>
#include <exception>
#include <fstream>
#include <system_error>
#include <vector>

namespace glioscope {
namespace fs = std::filesystem;

std::string KnownCases::identityOf(const CaseFiles& files)
{
    std::string text;
    for (const Sequence sequence : kAllSequences) {
        if (const auto& file = files.image(sequence)) {
            const int channel = files.channelOf[static_cast<std::size_t>(sequence)];
            text += std::string(key(sequence)) + " " + std::to_string(channel) + "\n" +
                    fileIdentity(*file);
        }
    }
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

std::string KnownCases::noted(const std::string& identity) const
{
    std::string caseHash;
    std::ifstream(m_folder / identity) >> caseHash;
    const bool isHash = caseHash.find_first_not_of("0123456789abcdef") == std::string::npos;
    return isHash ? caseHash : std::string();
}

bool KnownCases::note(const std::string& identity, const std::string& caseHash) const
{
    if (caseHash.empty() || noted(identity) == caseHash) {
        return false;
    }
    try {
        fs::create_directories(m_folder);
        writeTextDurably(m_folder / identity, caseHash + "\n");
        trim();
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

std::string KnownCases::caseHashOf(const CaseFiles& files) const
{
    std::error_code failure;
    return fs::is_directory(m_folder, failure) ? noted(identityOf(files)) : std::string();
}

void KnownCases::trim() const
{
    std::vector<std::pair<fs::file_time_type, fs::path>> all;
    std::error_code failure;
    for (fs::directory_iterator it(m_folder, failure), end; !failure && it != end;
         it.increment(failure)) {
        all.emplace_back(it->last_write_time(failure), it->path());
    }
    std::ranges::sort(all);
    for (std::size_t n = 0; n + kMost < all.size(); ++n) {
        fs::remove(all[n].second, failure);
    }
}

}  // namespace glioscope
