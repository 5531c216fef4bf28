// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lookup/takenfields.h"

namespace catalpa::ui {

using Tone = Banner::Tone;

TakenFields::TakenFields(Outbox &outbox, const BookEdit &edit, Banner &banner)
    : QObject(&banner)
    , m_banner(banner)
    , m_title((edit.title ? edit.title->to : edit.label).left(100))
{
    m_banner.clear();
    m_number = outbox.submit(edit);
    if (const OutboxEntry *entry = outbox.queue().find(m_number))
        m_token = entry->token;
    listen(outbox);
    follow(outbox);
}

void TakenFields::goOn(Outbox &outbox)
{
    if (m_token.isNull())
        return;
    listen(outbox);
    follow(outbox);
}

void TakenFields::listen(Outbox &outbox)
{
    connect(&outbox, &Outbox::saved, this, [this](quint64 number) {
        if (number != m_number || number == 0)
            return;
        m_isTold = true;
        tell(Tone::Success, tr("Taken for “%1”. Undo takes it back.").arg(m_title));
        end();
    });
    connect(&outbox, &Outbox::refused, this, [this](const OutboxEntry &entry) {
        if (entry.number != m_number)
            return;
        m_isTold = true;
        tell(Tone::Warning,
             tr("Nothing is taken for “%1” yet: %2 Decide in the main window.").arg(m_title, entry.error.message));
        end();
    });
    connect(&outbox, &Outbox::changed, this, [this, &outbox] { follow(outbox); });
    connect(&outbox, &Outbox::stalled, this, [this, &outbox] { follow(outbox); });
    connect(&outbox, &QObject::destroyed, this, [this] {
        m_number = 0;
        tell(Tone::Information,
             tr("What “%1” takes is kept on this computer, saved when the catalogue is open again.").arg(m_title));
    });
}

void TakenFields::find(const Outbox &outbox)
{
    for (const OutboxEntry &entry : outbox.entries()) {
        if (entry.token == m_token)
            m_number = entry.number;
    }
}

void TakenFields::follow(const Outbox &outbox)
{
    if (m_number == 0)
        find(outbox);
    const OutboxEntry *entry = outbox.queue().find(m_number);
    if (!entry) {
        if (m_number != 0) // Somebody has discarded it, or typed over it.
            end();
        return;
    }
    if (entry->state == OutboxEntry::State::Held)
        tell(Tone::Information,
             tr("What “%1” takes is kept on this computer, to be saved in the review.").arg(m_title));
    else if (outbox.isStalled() || entry->failures > 0)
        tell(Tone::Information,
             tr("What “%1” takes is kept on this computer, saved when the database answers.").arg(m_title));
    else
        tell(Tone::Information, tr("Saving what “%1” takes…").arg(m_title));
}

void TakenFields::tell(Tone tone, const QString &sentence)
{
    if (sentence == m_told || m_banner.text() != m_told)
        return;
    m_told = sentence;
    m_banner.tell(tone, sentence);
}

//! What is told to be on its way is so no longer.
void TakenFields::end()
{
    if (!m_isTold && m_banner.text() == m_told)
        m_banner.clear();
    m_token = {};
    m_number = 0;
    disconnect();
    deleteLater();
}

} // namespace catalpa::ui
