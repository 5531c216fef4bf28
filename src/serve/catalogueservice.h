// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serve/answercache.h"
#include "serve/http/server.h"
#include "serve/openquestions.h"
#include "serve/routes/route.h"
#include "store/reading/readingpool.h"

#include <QtCore/QHash>

#include <chrono>
#include <mutex>
#include <vector>

namespace catalpa::serve {

//! Answers requests from a catalogue. From any thread, without blocking.
//!
//! What was answered before is answered again when the database says that nothing has changed. It is asked once for
//! all requests that have come while it was asked before, and always after they have come: so an answer is never older
//! than its request, and under load one short statement serves many. Requests for the same that wait for a connection
//! are answered together, and one that nobody waits for any more is not asked.
class CatalogueService final : public std::enable_shared_from_this<CatalogueService> {
public:
    //! \a forAnswer: how long whoever asks waits for an answer.
    CatalogueService(const ConnectionAddress &address, std::chrono::milliseconds forAnswer,
                     const std::function<bool()> &startServer);

    void answer(const Request &request, Responder::Reply reply);

private:
    using Clock = std::chrono::steady_clock;

    struct Asked {
        QByteArray key; //!< With what depends on how the answer travels.
        Question question;
        bool gzip;
        bool forPeople;
        QByteArray client; //!< Who asked first.
        Clock::time_point lastAsked; //!< By whoever joined last.
        std::vector<Responder::Reply> replies;
        OpenQuestions::Ticket ticket = {}; //!< Of a slow question.
    };
    struct Work {
        std::optional<Asked> asked; //!< Absent until it is taken up.
        Answer answer;
    };

    Answer readied(const Response &response, bool gzip);
    void readMark();
    void marked(const Result<QByteArray> &mark);
    void read(Asked asked);
    bool joins(Asked &asked);
    void post(const QByteArray &key, bool isSlow);
    void takeUp(const QByteArray &key, Work &work);
    Result<> begin(const QByteArray &key, Work &work);
    Result<> ask(CatalogueReader &reader, const QByteArray &mark, Work &work);
    void answered(const Result<> &done, const QByteArray &key, Work &work);

    std::mutex m_mutex;
    const std::chrono::milliseconds m_forAnswer;
    OpenQuestions m_open;
    AnswerCache m_answers;
    QHash<QByteArray, Answer> m_documents; //!< A few that are always the same.
    std::vector<Asked> m_waiting; //!< For the next mark.
    std::vector<Asked> m_marking; //!< For the one that is being read.
    bool m_isMarking = false;
    QHash<QByteArray, std::shared_ptr<Asked>> m_queued; //!< In the pool, and not begun.
    store::ReadingPool m_pool;
};

} // namespace catalpa::serve
