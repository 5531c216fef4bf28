// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/pending.h"
#include "core/outbox/outbox.h"
#include "ui/catalogue/details/detailrow.h"
#include "ui/catalogue/details/detailrows.h"

#include <functional>

namespace catalpa::ui {

//! The details of the record that a form shows. Lists do not have them: they are read by themselves.
template <typename Record, typename Edit>
class RecordDetails {
public:
    using Values = typename decltype(Record::details)::value_type;
    using Changes = decltype(Edit::details);
    using Read = std::function<QFuture<Result<Record>>(Id<Record>)>;

    //! Without a call, there are none in this catalogue.
    void use(DetailRows *rows, Read read)
    {
        m_rows = rows;
        m_read = std::move(read);
    }
    DetailRows *rows() const { return m_rows; }

    //! The record with its details, as far as they are known, and with edits that are on their way.
    std::optional<Record> completed(std::optional<Record> record, const Outbox &outbox) const
    {
        if (record)
            record->details = m_stored;
        return record ? std::optional(outbox.withEdits(*record)) : std::nullopt;
    }
    //! As the database has them; absent while that is not known.
    void setStored(const std::optional<Values> &details) { m_stored = details; }

    //! From what the person has seen to what is typed; none for what stands there already.
    Changes typed() const
    {
        Changes changes;
        for (const Field field : allFields(Field())) {
            const DetailRow *row = m_rows ? m_rows->row(description(field).key) : nullptr;
            if (!row || !row->isTyped())
                continue;
            Values seen;
            seen.set(field, row->recorded());
            changes += detailChange(field, row->typed(), seen);
        }
        return changes;
    }
    //! Whether typed() is not empty; asked for each letter, see DetailRow::isChanged().
    bool isTyped() const { return m_rows && m_rows->isChanged(); }

    void fill(const std::optional<Record> &record)
    {
        if (!m_rows)
            return;
        if (!record)
            m_rows->clear();
        else if (record->details)
            m_rows->fill(textsOf(*record->details));
        else
            m_rows->await();
    }
    //! Shows what was read, with edits that are on their way, and answers that. What is typed stays: it takes the place
    //! of what the person has seen there.
    std::optional<Values> taken(const Record &whole, const Outbox &outbox)
    {
        m_stored = whole.details;
        const std::optional<Values> details = outbox.withEdits(whole).details;
        m_rows->fillAround(textsOf(*details));
        return details;
    }

    //! Reads them again; \a take is called with the record that has them.
    void read(Id<Record> id, QObject *context, std::function<void(const Record &)> take)
    {
        m_reading = {};
        if (!m_read || !id)
            return;
        m_reading = deliver(m_read(id), context, [this, take = std::move(take)](const Result<Record> &whole) {
            if (whole && whole->details)
                take(*whole);
            else if (!m_stored)
                m_rows->fail();
        });
    }

private:
    using Field = decltype(Changes::value_type::field);

    static DetailRows::Texts textsOf(const Values &details)
    {
        DetailRows::Texts texts;
        for (const Field field : details.fields())
            texts.insert(description(field).key, details.text(field));
        return texts;
    }

    DetailRows *m_rows = nullptr;
    Read m_read;
    Pending m_reading;
    std::optional<Values> m_stored;
};

} // namespace catalpa::ui
