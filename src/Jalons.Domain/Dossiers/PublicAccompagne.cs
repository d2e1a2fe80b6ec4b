namespace Jalons.Domain.Dossiers;

/// <summary>Why somebody outside the RSA is accompanied: insertion is open to all those far from employment, whatever their status (seed 002, « universalité »).</summary>
public enum PublicAccompagne
{
    /// <summary>Young person looking for their way.</summary>
    Jeune,

    /// <summary>Job seeker for a year or more.</summary>
    DemandeurEmploiLongueDuree,

    /// <summary>Disabled worker, as the person declares it: never a diagnosis (CASF R262-104).</summary>
    TravailleurHandicape,

    /// <summary>Somebody else.</summary>
    Autre,
}

/// <summary>Words people read for a <see cref="PublicAccompagne"/>.</summary>
public static class LibellesPublic
{
    /// <summary>Label, lower case.</summary>
    public static string Libelle(this PublicAccompagne accompagne) => accompagne switch
    {
        PublicAccompagne.Jeune => "jeune",
        PublicAccompagne.DemandeurEmploiLongueDuree => "demandeur d’emploi de longue durée",
        PublicAccompagne.TravailleurHandicape => "travailleur handicapé (déclaré)",
        PublicAccompagne.Autre => "autre personne",
        _ => throw new ArgumentOutOfRangeException(nameof(accompagne)),
    };
}
