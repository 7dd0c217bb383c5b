// The shop with a message queue: the architecture diagram of the lesson "Step 4: Adding Message Queue", word for word.
// Its dotted labels hold dots, which newer Mermaid versions refuse; parsing takes care of that, the text stays as it is.

export const lessonAsync = `graph TB
    subgraph "User Layer"
        Client[👤 User Browser]
    end

    subgraph "Application Layer"
        App1[🖥️ App Server 1]
        App2[🖥️ App Server 2]
        App3[🖥️ App Server 3]
    end

    subgraph "Caching Layer"
        Redis[(🔴 Redis Cache)]
    end

    subgraph "Database Layer"
        Master[(🗄️ Master DB)]
        Slave1[(🗄️ Replica 1)]
        Slave2[(🗄️ Replica 2)]
    end

    subgraph "Message Queue Layer - NEW! ⭐"
        Queue[📬 RabbitMQ / Kafka<br/><br/>📨 Email Queue<br/>📦 Inventory Queue<br/>🔔 Notification Queue<br/>📊 Analytics Queue<br/><br/>⚡ 10ms publish<br/>🔄 Guaranteed delivery<br/>♻️ Auto-retry]
    end

    subgraph "Worker Layer - NEW! ⭐"
        EmailWorker[📧 Email Worker<br/><br/>✉️ Send confirmations<br/>✉️ Send tracking updates<br/>✉️ Send promotions]

        InventoryWorker[📦 Inventory Worker<br/><br/>📉 Update stock<br/>📊 Low stock alerts<br/>🔄 Sync with warehouse]

        NotificationWorker[🔔 Notification Worker<br/><br/>📱 Push notifications<br/>📲 SMS alerts<br/>🔊 In-app notifications]

        AnalyticsWorker[📊 Analytics Worker<br/><br/>📈 Update metrics<br/>📉 Generate reports<br/>🎯 Track conversions]
    end

    subgraph "External Services"
        EmailService[📧 SendGrid API<br/>Email Provider]
        SMSService[📱 Twilio API<br/>SMS Provider]
        AnalyticsDB[(📊 Analytics DB<br/>Time-series DB)]
    end

    Client --> App1
    App1 --> Redis
    App1 --> Master

    App1 -.1. Place Order.-> Master
    App1 -.2. Publish Event.-> Queue
    App1 -.3. Return Success.-> Client

    Queue -.Subscribe.-> EmailWorker
    Queue -.Subscribe.-> InventoryWorker
    Queue -.Subscribe.-> NotificationWorker
    Queue -.Subscribe.-> AnalyticsWorker

    EmailWorker --> EmailService
    NotificationWorker --> SMSService
    InventoryWorker --> Master
    AnalyticsWorker --> AnalyticsDB

    Master ==Replication==> Slave1
    Master ==Replication==> Slave2

    style Queue fill:#ffe6cc,stroke:#ff9900,stroke-width:3px
    style EmailWorker fill:#e6f3ff
    style InventoryWorker fill:#e6f3ff
    style NotificationWorker fill:#e6f3ff
    style AnalyticsWorker fill:#e6f3ff
`;
