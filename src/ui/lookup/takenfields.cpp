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
    connect(&outbox, &Outbox::saved, this, [this](quint64 number) {
        if (number == m_number)
            end(Tone::Success, tr("Taken for “%1”. Undo takes it back.").arg(m_title));
    });
    connect(&outbox, &Outbox::refused, this, [this](const OutboxEntry &entry) {
        if (entry.number == m_number)
            end(Tone::Warning,
                tr("Nothing is taken for “%1” yet: %2 Decide in the main window.").arg(m_title, entry.error.message));
    });
    connect(&outbox, &Outbox::changed, this, [this, &outbox] { follow(outbox); });
    connect(&outbox, &Outbox::stalled, this, [this, &outbox] { follow(outbox); });
    connect(&outbox, &QObject::destroyed, this, &QObject::deleteLater);
    follow(outbox);
}

void TakenFields::follow(const Outbox &outbox)
{
    const OutboxEntry *entry = outbox.queue().find(m_number);
    if (!entry)
        return;
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

void TakenFields::end(Tone tone, const QString &sentence)
{
    tell(tone, sentence);
    m_number = 0;
    deleteLater();
}

} // namespace catalpa::ui
