#include "app/engine/segment/chosen_members.h"

#include "segmentation/networks/contract/model_members.h"

#include <algorithm>

namespace glioscope {

std::vector<std::size_t> membersFor(const SegmentJob& job, const ModelContract& contract,
                                    const std::string& caseName)
{
    return job.unseenMembers ? unseenMembers(contract, caseName) : std::vector<std::size_t>();
}

std::vector<std::string> namesOf(const ModelContract& contract,
                                 const std::vector<std::size_t>& members)
{
    std::vector<std::string> names;
    for (std::size_t n = 0; n < contract.members.size(); ++n) {
        if (members.empty() || std::ranges::find(members, n) != members.end()) {
            names.push_back(contract.members[n].name);
        }
    }
    return names;
}

Sentence subsetNotice(const ModelContract& contract, const std::vector<MemberTime>& ran)
{
    std::string names;
    for (const MemberTime& member : ran) {
        names += (names.empty() ? "" : ", ") + member.name;
    }
    return Sentence::of(
        "Only %1 of the %2 networks of %3 ran: the others were trained "
        "on this case.",
        names, contract.members.size(), contract.name);
}

bool isOfMembers(const SegmentResult& result, const std::vector<std::string>& names)
{
    return std::ranges::equal(result.members, names, {}, &MemberTime::name);
}

}  // namespace glioscope
