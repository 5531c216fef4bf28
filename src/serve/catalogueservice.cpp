// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/catalogueservice.h"

#include "base/text.h"
#include "serve/http/negotiation.h"
#include "serve/http/prepare.h"
#include "serve/routes/problem.h"

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace catalpa::serve {
namespace {

Q_LOGGING_CATEGORY(logServe, "catalpa.serve")

constexpr qsizetype cacheBytes = 12 * 1024 * 1024;
constexpr int mostSlowOfAClient = 8; //!< A browser has six connections.

void replyToAll(const std::vector<Responder::Reply> &replies, const Answer &answer)
{
    for (const Responder::Reply &reply : replies)
        reply(answer);
}

Response refusalOfMore(bool forPeople)
{
    return problem(429, Text::tr("Too many of your searches are still running. Try again in a moment."), forPeople,
                   {{"Retry-After", "5"}});
}

} // namespace

CatalogueService::CatalogueService(const ConnectionAddress &address, std::chrono::milliseconds forAnswer,
                                   const std::function<bool()> &startServer)
    : m_forAnswer(forAnswer)
    , m_open(mostSlowOfAClient)
    , m_answers(cacheBytes)
    , m_pool(address, {.startServer = startServer})
{
}

void CatalogueService::answer(const Request &request, Responder::Reply reply)
{
    const bool gzip = acceptsGzip(request.acceptEncoding);
    Routed routed = route(request);
    if (const auto *response = std::get_if<Response>(&routed))
        return reply(readied(*response, gzip));
    auto &question = std::get<Question>(routed);
    const QByteArray key = (gzip ? "z" : "p") + question.key;
    Asked asked{key, std::move(question), gzip, prefersHtml(request.accept), request.client, Clock::now(), {}};
    asked.replies.push_back(std::move(reply));

    std::unique_lock lock(m_mutex);
    if (!m_answers.contains(key)) {
        lock.unlock();
        return read(std::move(asked));
    }
    m_waiting.push_back(std::move(asked));
    if (std::exchange(m_isMarking, true))
        return;
    m_marking = std::exchange(m_waiting, {});
    lock.unlock();
    readMark();
}

Answer CatalogueService::readied(const Response &response, bool gzip)
{
    if (response.document.isEmpty())
        return prepared(response, gzip);
    const std::lock_guard lock(m_mutex);
    Answer &document = m_documents[(gzip ? "z" : "p") + response.document];
    if (!document)
        document = prepared(response, gzip);
    return document;
}

void CatalogueService::readMark()
{
    m_pool.readMark([weak = weak_from_this()](const Result<QByteArray> &mark) {
        if (const auto self = weak.lock())
            self->marked(mark);
    });
}

void CatalogueService::marked(const Result<QByteArray> &mark)
{
    std::vector<std::pair<Responder::Reply, Answer>> answered;
    std::vector<Asked> unanswered;
    std::unique_lock lock(m_mutex);
    for (Asked &asked : m_marking) {
        const Answer kept = mark ? m_answers.find(asked.key, *mark) : Answer();
        if (kept)
            answered.emplace_back(std::move(asked.replies.front()), kept);
        else
            unanswered.push_back(std::move(asked));
    }
    m_marking = std::exchange(m_waiting, {});
    m_isMarking = !m_marking.empty();
    const bool again = m_isMarking;
    lock.unlock();
    if (again)
        readMark();
    for (const auto &[reply, answer] : answered)
        reply(answer);
    for (Asked &asked : unanswered)
        read(std::move(asked));
}

//! Joins who asks the same and has not been taken up yet, or asks.
void CatalogueService::read(Asked asked)
{
    const QByteArray key = asked.key;
    const bool isSlow = asked.question.isSlow;
    std::unique_lock lock(m_mutex);
    if (joins(asked))
        return;
    if (isSlow && !(asked.ticket = m_open.admit(asked.client))) {
        lock.unlock();
        return asked.replies.front()(prepared(refusalOfMore(asked.forPeople), asked.gzip));
    }
    m_queued.insert(key, std::make_shared<Asked>(std::move(asked)));
    lock.unlock();
    post(key, isSlow);
}

//! Call it with the mutex locked.
bool CatalogueService::joins(Asked &asked)
{
    const auto queued = m_queued.value(asked.key);
    if (!queued)
        return false;
    queued->replies.push_back(std::move(asked.replies.front()));
    queued->lastAsked = std::max(queued->lastAsked, asked.lastAsked);
    return true;
}

void CatalogueService::post(const QByteArray &key, bool isSlow)
{
    const auto work = std::make_shared<Work>();
    const auto weak = weak_from_this();
    const auto gone = [] {
        return failure(ErrorKind::Cancelled, {});
    };
    m_pool.post({.isSlow = isSlow,
                 .begins = [weak, work, key, gone]() -> Result<> {
                     const auto self = weak.lock();
                     return self ? self->begin(key, *work) : gone();
                 },
                 .read = [weak, work, gone](CatalogueReader &reader, const QByteArray &mark) -> Result<> {
                     const auto self = weak.lock();
                     return self ? self->ask(reader, mark, *work) : gone();
                 },
                 .answered =
                     [weak, work, key](const Result<> &done) {
                         if (const auto self = weak.lock())
                             self->answered(done, key, *work);
                     }});
}

//! From then on nobody joins.
void CatalogueService::takeUp(const QByteArray &key, Work &work)
{
    if (work.asked)
        return;
    const std::lock_guard lock(m_mutex);
    const auto queued = m_queued.take(key);
    work.asked = queued ? std::move(*queued) : Asked{};
}

//! Before the snapshot is taken: whoever comes later may know of something that is not in it.
Result<> CatalogueService::begin(const QByteArray &key, Work &work)
{
    takeUp(key, work);
    if (Clock::now() - work.asked->lastAsked < m_forAnswer)
        return {};
    return failure(ErrorKind::Cancelled, Text::tr("Nobody waits for this answer any more."));
}

Result<> CatalogueService::ask(CatalogueReader &reader, const QByteArray &mark, Work &work)
{
    const Asked &asked = *work.asked;
    return asked.question.ask(reader).map([&](const Response &response) {
        work.answer = prepared(response, asked.gzip);
        const std::lock_guard lock(m_mutex);
        if (asked.question.isKept && !mark.isEmpty())
            m_answers.insert(asked.key, mark, work.answer);
    });
}

void CatalogueService::answered(const Result<> &done, const QByteArray &key, Work &work)
{
    takeUp(key, work);
    if (!done) {
        qCInfo(logServe) << done.error().message << done.error().detail;
        work.answer = prepared(problemOf(done.error(), work.asked->forPeople), work.asked->gzip);
    }
    work.asked->ticket.reset();
    replyToAll(work.asked->replies, work.answer);
}

} // namespace catalpa::serve
