// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serve/catalogueservice.h"

#include "serve/http/negotiation.h"
#include "serve/http/prepare.h"
#include "serve/routes/problem.h"

#include <QtCore/QLoggingCategory>

namespace catalpa::serve {
namespace {

Q_LOGGING_CATEGORY(logServe, "catalpa.serve")

constexpr qsizetype cacheBytes = 12 * 1024 * 1024;

void replyToAll(const std::vector<Responder::Reply> &replies, const Answer &answer)
{
    for (const Responder::Reply &reply : replies)
        reply(answer);
}

} // namespace

CatalogueService::CatalogueService(const ConnectionAddress &address, const std::function<bool()> &startServer)
    : m_answers(cacheBytes)
    , m_pool(address, {.startServer = startServer})
{
}

void CatalogueService::answer(const Request &request, Responder::Reply reply)
{
    const bool gzip = acceptsGzip(request.acceptEncoding);
    Routed routed = route(request);
    if (const auto *response = std::get_if<Response>(&routed))
        return reply(prepared(*response, gzip));
    auto &question = std::get<Question>(routed);
    const QByteArray key = (gzip ? "z" : "p") + question.key;
    Asked asked{key, std::move(question), gzip, prefersHtml(request.accept), {}};
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
    {
        const std::lock_guard lock(m_mutex);
        if (const auto queued = m_queued.value(key)) {
            queued->replies.push_back(std::move(asked.replies.front()));
            return;
        }
        m_queued.insert(key, std::make_shared<Asked>(std::move(asked)));
    }
    post(key);
}

CatalogueService::Asked CatalogueService::takeUp(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    const auto queued = m_queued.take(key);
    return queued ? std::move(*queued) : Asked{};
}

void CatalogueService::post(const QByteArray &key)
{
    struct Work {
        std::optional<Asked> asked;
        Answer answer;
    };
    const auto work = std::make_shared<Work>();
    const bool isSlow = [&] {
        const std::lock_guard lock(m_mutex);
        const auto queued = m_queued.value(key);
        return queued && queued->question.isSlow;
    }();
    m_pool.post(
        isSlow,
        [weak = weak_from_this(), work, key](CatalogueReader &reader, const QByteArray &mark) -> Result<> {
            const auto self = weak.lock();
            if (!self)
                return {};
            if (!work->asked)
                work->asked = self->takeUp(key);
            const Asked &asked = *work->asked;
            return asked.question.ask(reader).map([&](const Response &response) {
                work->answer = prepared(response, asked.gzip);
                const std::lock_guard lock(self->m_mutex);
                if (asked.question.isKept && !mark.isEmpty())
                    self->m_answers.insert(key, mark, work->answer);
            });
        },
        [weak = weak_from_this(), work, key](const Result<> &done) {
            const auto self = weak.lock();
            if (!self)
                return;
            if (!work->asked)
                work->asked = self->takeUp(key);
            if (!done) {
                qCInfo(logServe) << done.error().message << done.error().detail;
                work->answer = prepared(problemOf(done.error(), work->asked->forPeople), work->asked->gzip);
            }
            replyToAll(work->asked->replies, work->answer);
        });
}

} // namespace catalpa::serve
